import type { Counts } from './counts.ts';
import type { Slo } from './slo.ts';
import { progressOf } from './window-progress.ts';

/** A share without a range is sampled at each of these. */
const sampleSeconds = 60;

/**
 * Share of the SLO's window that was measured, 0..1, of an SLI that counts slices or minutes of time:
 * `total × their length / time of the window so far`. Null for what counts anything else.
 */
export function timedCoverage({ sli, window }: Slo, counts: Counts, at: number): number | null {
  const sampled = sli.unit === 'samples' && sli.total.kind === 'expression';
  const seconds = sli.slices?.seconds ?? (sampled ? sampleSeconds : null);
  if (seconds === null || counts.total === null) return null;
  return Math.min(1, (counts.total * seconds) / progressOf(window, at).passedSeconds);
}
