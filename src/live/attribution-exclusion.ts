import { type AttributionPlan, planAttribution } from '../promql/attribution-plan.ts';
import type { SummedVector } from '../promql/split-sums.ts';
import { correctedCounts, nothingLeft } from '../slo/corrected-counts.ts';
import { badRatio, type Counts } from '../slo/counts.ts';
import { clipIntervals, type ExcludedInterval, mergeIntervals } from '../slo/exclusion.ts';
import { occurrencesOf } from '../slo/occurrences.ts';
import type { Slo } from '../slo/slo.ts';
import type { Sample } from '../sources/prometheus/prometheus-source.ts';
import type { AttributionWindow } from './attribution.ts';
import { type Rows, rowsWithout } from './attribution-rows.ts';
import { shortestRangeSeconds } from './window-range.ts';

/** The excluded time of a window that is explained, in order; `everything` when nothing else is left. */
export type ExplainedExclusion = {
  readonly intervals: readonly ExcludedInterval[];
  readonly everything: boolean;
};

export async function exclusionOf(
  { exclusions = [] }: Slo,
  { seconds }: AttributionWindow,
  at: number,
): Promise<ExplainedExclusion> {
  const span = { start: at - seconds * 1000, end: at };
  const found = await Promise.all(exclusions.map((one) => occurrencesOf(one, span)));
  const intervals = clipIntervals(mergeIntervals(found.flat()), span);
  return { intervals, everything: nothingLeft(intervals, span) };
}

/** What lies in one excluded interval, as rows of the window's vectors. */
export type ExcludedPart = { readonly interval: ExcludedInterval; readonly rows: Rows };

/** Asks PromQL at a moment, ms since the epoch. */
export type AskVector = (promql: string, at: number) => Promise<readonly Sample[]>;

type AskSums = (vector: SummedVector, at: number) => Promise<readonly Sample[]>;

/** Reads each interval at its end. One too short to hold two scrapes has no rows. */
export async function readExcludedParts(
  slo: Slo,
  plan: AttributionPlan,
  intervals: readonly ExcludedInterval[],
  ask: AskSums,
): Promise<readonly ExcludedPart[]> {
  return Promise.all(
    intervals.map(async (interval) => {
      const seconds = Math.floor((interval.end - interval.start) / 1000);
      const inside = planAttribution(slo.sli, `${seconds}s`, seconds);
      if (seconds < shortestRangeSeconds || inside === null) return { interval, rows: new Map() };
      return { interval, rows: await rowsInside(plan, inside, (one) => ask(one, interval.end)) };
    }),
  );
}

/** The same vectors over another range; a weight that hangs on the range is taken into the rows. */
async function rowsInside(
  plan: AttributionPlan,
  inside: AttributionPlan,
  ask: (vector: SummedVector) => Promise<readonly Sample[]>,
): Promise<Rows> {
  const whole = [...plan.bad, ...plan.total];
  const pairs = new Map(
    [...inside.bad, ...inside.total].flatMap((part, at) => {
      const of = whole[at];
      return of === undefined ? [] : [[of.promql, { part, scale: part.weight / of.weight }]];
    }),
  );
  const answers = [...pairs].map(async ([promql, { part, scale }]) => {
    const rows = await ask(part);
    const scaled = rows.map((row) => ({ ...row, value: row.value && row.value * scale }));
    return [promql, scaled] as const;
  });
  return new Map(await Promise.all(answers));
}

/** The rows of a window without the intervals its SLO leaves out of it, and those intervals. */
export function withoutExcluded(
  rows: Rows,
  parts: readonly ExcludedPart[],
  countsOf: (rows: Rows) => Counts,
): { readonly rows: Rows; readonly taken: readonly ExcludedInterval[] } {
  const intervals = parts.map((one) => ({ ...one.interval, counts: countsOf(one.rows) }));
  const { taken } = correctedCounts(countsOf(rows), { intervals, everything: false });
  const starts = new Set(taken.map(({ start }) => start));
  const known = intervals.filter(
    ({ start, counts }) => starts.has(start) && badRatio(counts) !== null,
  );
  const out = new Set(known.map(({ start }) => start));
  const left = parts
    .filter(({ interval }) => out.has(interval.start))
    .reduce((before, part) => rowsWithout(before, part.rows), rows);
  return { rows: left, taken };
}
