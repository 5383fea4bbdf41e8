import type { EventsSli } from '../promql/events.ts';
import { burnWindows } from './burn.ts';
import { tierShare } from './tier-shares.ts';

/**
 * One tier of the multi-window multi-burn-rate alert.
 * Source: Google SRE Workbook, chapter 5, table 5-8, with the 1 d & 2 h tier Google's own rules add.
 */
export type Tier = {
  readonly severity: 'page' | 'ticket';
  readonly long: string;
  readonly short: string;
  /** Burn rate at which it fires, when both windows have it or more. */
  readonly factor: number;
  /** Share of the budget spent when it fires after a full long window. */
  readonly share: number;
};

const table = [
  { severity: 'page', long: '1h', longSeconds: 3_600, short: '5m' },
  { severity: 'page', long: '6h', longSeconds: 21_600, short: '30m' },
  { severity: 'ticket', long: '1d', longSeconds: 86_400, short: '2h' },
  { severity: 'ticket', long: '3d', longSeconds: 259_200, short: '6h' },
] as const;

/** A burn rate of 1 spends the budget and no more; 28 d has 0.933, from Google's shares. */
const lowestFactor = 0.9;

/**
 * The tiers for an SLO window: 14.4, 6, 3 and 1 for 30 d; 13.44, 3.5, 1.4 and 0.98 for 7 d.
 * factor = share × window / long window. A tier that would fire within budget is left out.
 */
export function tiersFor(windowSeconds: number): readonly Tier[] {
  const known = tiersOfWindow.get(windowSeconds) ?? makeTiers(windowSeconds);
  tiersOfWindow.set(windowSeconds, known);
  return known;
}

/** A configuration has a handful of window lengths, and asks for each SLO at each refresh. */
const tiersOfWindow = new Map<number, readonly Tier[]>();

function makeTiers(windowSeconds: number): readonly Tier[] {
  return table
    .map(({ longSeconds, ...tier }, index) => {
      const share = tierShare(index, windowSeconds);
      return { ...tier, longSeconds, share, factor: (share * windowSeconds) / longSeconds };
    })
    .filter(({ longSeconds, factor }) => longSeconds < windowSeconds && factor >= lowestFactor)
    .map(({ longSeconds: _, ...tier }) => tier);
}

/** The tiers whose short window holds a whole slice, where slices of time are judged. */
export function judgedTiers(tiers: readonly Tier[], { slices }: EventsSli): readonly Tier[] {
  const slice = slices?.seconds ?? 0;
  return tiers.filter(
    ({ short }) => (burnWindows.find(({ label }) => label === short)?.seconds ?? slice) >= slice,
  );
}

/**
 * Whether a burn rate is at a factor or above; not when it is unknown. The hair below takes up
 * floating point's rounding, as the rules for Prometheus do.
 */
export function reaches(rate: number | null, factor: number): boolean {
  return rate !== null && rate >= factor * (1 - 1e-9);
}

/** A burn rate can't exceed 1 / (1 − objective): a tier above that never fires. */
export function canFire({ factor }: Tier, objective: number): boolean {
  return factor < 1 / (1 - objective);
}
