import { advanceFleet, type Fleet } from './fleet.ts';
import { seriesOf } from './series.ts';
import { within } from './traffic.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A stretch of the history with one distance between samples; ms before the end. */
export type Stretch = { readonly from: number; readonly until: number; readonly step: number };

/** An hour more than 30 days, so that a window of 30 d stays covered while the demo runs. */
export const historyLength = 30 * day + hour;

/**
 * Old days coarse, the last hours as fine as a scrape: 30 days at 15 s would take minutes to load.
 * Each part becomes one file and one load.
 */
export const historyParts: readonly (readonly Stretch[])[] = [
  [{ from: historyLength, until: 3 * day, step: 5 * minute }],
  [
    { from: 3 * day, until: 6 * hour, step: minute },
    { from: 6 * hour, until: 0, step: 15_000 },
  ],
];

/** The moments at which samples were taken, oldest first; the very end belongs to the last stretch. */
export function* sampleTimes(stretches: readonly Stretch[], end: number): Generator<number> {
  for (const { from, until, step } of stretches) {
    for (let ago = from; ago > until; ago -= step) yield end - ago;
  }
  if (stretches.at(-1)?.until === 0) yield end;
}

/**
 * The history of a fleet as OpenMetrics text, one piece for each moment, ending in `# EOF`.
 * Moves the fleet: afterwards its counters stand where the text ends.
 */
export function* historyText(fleet: Fleet, stretches: readonly Stretch[]): Generator<string> {
  const processes = fleet.instances.map((instance) => ({
    gaps: instance.service.gaps,
    series: seriesOf(instance).map(({ id, value }) => ({ prefix: `${id} `, value })),
  }));
  for (const at of sampleTimes(stretches, fleet.end)) {
    advanceFleet(fleet, at);
    const ago = fleet.end - at;
    const suffix = ` ${at / 1000}\n`;
    let text = '';
    for (const { gaps, series } of processes) {
      if (gaps.some((gap) => within(gap, ago))) continue;
      for (const { prefix, value } of series) text += prefix + value() + suffix;
    }
    yield text;
  }
  yield '# EOF\n';
}
