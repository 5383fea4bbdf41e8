import { unitOf } from '../promql/events.ts';
import type { SloStatus } from './status.ts';

/** With fewer bad events than this in its long window, a burn rate is a matter of single events. */
const few = 10;

/**
 * How many bad events hold up an alert or a silent burn, when they are few: those in the alert's
 * long window, or in the last day. Null when they are many or unknown, and when nothing is held up.
 */
export function fewBehind({ slo, state, alert, burn }: SloStatus): number | null {
  if (unitOf(slo.sli) !== 'events') return null;
  const label = alert?.long ?? (state === 'silent-burn' ? '1d' : null);
  const bad = burn.find((window) => window.label === label)?.counts.bad ?? null;
  return bad === null || bad >= few ? null : Math.round(bad);
}
