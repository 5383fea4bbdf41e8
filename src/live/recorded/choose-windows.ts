import type { CountSource } from '../../slo/count-source.ts';
import type { Counts } from '../../slo/counts.ts';
import type { Slo, SloWindow } from '../../slo/slo.ts';
import { progressOf } from '../../slo/window-progress.ts';
import { count } from '../../text/number.ts';
import type { OwnRecording } from './own-recordings.ts';

/** Which windows of an SLO are read from recordings. */
export type Choice = {
  readonly windows: ReadonlySet<string>;
  /** What to say of it; null when there is nothing to say. */
  readonly source: CountSource | null;
  /** Why there is nothing to read though the configuration demands a recording; else null. */
  readonly refusal: string | null;
  /** Share of the SLO's window that is recorded; null when it is read raw. */
  readonly coverage: number | null;
};

export const readRaw: Choice = { windows: new Set(), source: null, refusal: null, coverage: null };

/** Recordings of it would not add up. */
export const unrecordable: Choice = {
  ...readRaw,
  refusal:
    'not recorded: parts of a split SLO and slices longer than 5m are read raw; leave out source: recorded',
};

const bucketSeconds = 300;
/**
 * One is just due, and one goes with a restart of Prometheus. What failed while nothing was recorded is
 * not in the sum, and recordings fail when much else does: a share of the window would let a short
 * outage, which is all of a budget, go with the samples of its time.
 */
const mostMissing = 2;
/** A recording that lacks less than this did not begin within the window: it has gaps. */
const sinceBefore = 0.995;
/** More samples than fit: the rule runs more often than every 5m, or twice, and its sum is too much. */
const tooMany = 1.01;
/** Both count up to ten minutes of six hours differently; further apart they count different things. */
const agreement = 0.25;
const fewEvents = 100;

/**
 * Chooses for one SLO. `windows` are its long ones, shortest first; `raw` the events of the last six
 * hours by its query.
 */
export function chooseWindows(
  slo: Slo,
  windows: readonly SloWindow[],
  recording: OwnRecording | undefined,
  raw: Counts,
  now: number,
): Choice {
  const demanded = slo.readFrom === 'recorded';
  if (recording === undefined || !recording.fresh)
    return demanded ? { ...readRaw, refusal: notRecorded } : readRaw;
  const remark = holdsSixHours(windows, recording) ? disagreement(recording.recent, raw) : null;
  const taken = windows.filter((window) => {
    const { samples, fits } = fillOf(window, recording, now);
    if (samples > fits * tooMany + 1) return false;
    return demanded || (samples >= Math.floor(fits) - mostMissing && remark === null);
  });
  if (taken.length === 0 && remark === null) return readRaw;
  const labels = taken.map(({ label }) => label);
  return {
    windows: new Set(labels),
    source: {
      by: 'onduty rules',
      windows: labels,
      since: sinceOf(windows, recording, now),
      remark,
    },
    refusal: demanded && taken.length < windows.length ? overlapping : null,
    coverage: labels.includes(slo.window.label) ? coverageOf(slo.window, recording, now) : null,
  };
}

const notRecorded =
  'not recorded: load what `onduty rules` writes into Prometheus, or leave out source: recorded';
const overlapping =
  'recorded more often than every 5m: the samples overlap and do not add up; keep the interval of the rules';

/** Samples in a window, and how many fit into it. */
function fillOf(window: SloWindow, { samples }: OwnRecording, now: number) {
  const fits = progressOf(window, now).passedSeconds / bucketSeconds;
  return { samples: samples.get(window.label) ?? 0, fits };
}

function coverageOf(window: SloWindow, recording: OwnRecording, now: number): number | null {
  const { samples, fits } = fillOf(window, recording, now);
  return fits < 1 ? null : Math.min(1, samples / fits);
}

/** Rules that were loaded an hour ago count less than the query, and are right. */
function holdsSixHours([shortest]: readonly SloWindow[], { samples }: OwnRecording): boolean {
  const sixHours = 21_600 / bucketSeconds;
  return shortest !== undefined && (samples.get(shortest.label) ?? 0) >= sixHours;
}

function disagreement({ total }: Counts, raw: Counts): string | null {
  if (total === null || raw.total === null || Math.max(total, raw.total) < fewEvents) return null;
  if (Math.abs(total - raw.total) <= agreement * Math.max(total, raw.total)) return null;
  return `the rules count ${count(total)} events in 6h, the query ${count(raw.total)}: write and load them anew`;
}

/** From the number of samples: there is one every five minutes. */
function sinceOf(windows: readonly SloWindow[], recording: OwnRecording, now: number) {
  const longest = windows.at(-1);
  if (longest === undefined) return null;
  const { samples, fits } = fillOf(longest, recording, now);
  return samples >= fits * sinceBefore - 1 ? null : now - samples * bucketSeconds * 1000;
}
