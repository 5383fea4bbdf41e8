import type { ValueCounts } from './attribution.ts';

/** A value of a label on which far more events are bad than its share of all events explains. */
export type Finding = ValueCounts & {
  readonly label: string;
  /** Share of all bad events, 0..1. */
  readonly badShare: number;
  /** Share of all events, 0..1. */
  readonly totalShare: number;
  /** badShare − totalShare. */
  readonly excess: number;
  /** badShare / totalShare; null when the value has none of the total. */
  readonly ratio: number | null;
  /** Share of the value's own events that is bad, 0..1; null without events. */
  readonly badRatio: number | null;
};

/** A value with fewer bad events than this is not judged. */
export const fewestBad = 5;
/** Less of an excess than this share of the bad events leads nobody to a cause. */
export const smallestExcess = 0.1;
/** How many times as often as the other values a value has to fail. */
export const timesTheRest = 2;
/** Chance that evenly spread failures give any finding at all. */
const chance = 0.01;

/** The values of one label that stand out; `tests` is how many values are looked at in all. */
export function standsOut(
  label: string,
  values: readonly ValueCounts[],
  tests: number,
): readonly Finding[] {
  const bad = values.reduce((sum, one) => sum + one.bad, 0);
  const total = values.reduce((sum, one) => sum + one.total, 0);
  if (bad < fewestBad || total <= 0) return [];
  return values
    .map((one) => shares(label, one, bad, total))
    .filter((one) => one.bad >= fewestBad && one.excess >= smallestExcess)
    .filter((one) => failsMoreThanRest(one, bad, total))
    .filter((one) => chanceOf(one, bad) * tests <= chance);
}

function shares(label: string, one: ValueCounts, bad: number, total: number): Finding {
  const badShare = one.bad / bad;
  const totalShare = one.total / total;
  return {
    label,
    ...one,
    badShare,
    totalShare,
    excess: badShare - totalShare,
    ratio: totalShare > 0 ? badShare / totalShare : null,
    badRatio: one.total > 0 ? Math.min(1, one.bad / one.total) : null,
  };
}

/** Compared crosswise: without a division, since the rest may have no events. */
function failsMoreThanRest(one: Finding, bad: number, total: number): boolean {
  return one.bad * (total - one.total) >= timesTheRest * (bad - one.bad) * one.total;
}

/**
 * At most how likely `n` evenly spread failures put this share of them or more on a value with
 * `totalShare` of the events: exp(−n · D(badShare ‖ totalShare)), D the relative entropy.
 * Source: Chernoff bound in Hoeffding's form (1963), theorem 1.
 */
function chanceOf({ badShare, totalShare }: Finding, n: number): number {
  const entropy =
    badShare * Math.log(badShare / totalShare) +
    (badShare < 1 ? (1 - badShare) * Math.log((1 - badShare) / (1 - totalShare)) : 0);
  return Math.exp(-n * entropy);
}
