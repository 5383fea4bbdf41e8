import type { Counts } from './counts.ts';

/** The windows every SLO is asked about, beside its own. */
export const burnWindows = [
  { label: '5m', seconds: 300 },
  { label: '30m', seconds: 1_800 },
  { label: '1h', seconds: 3_600 },
  { label: '2h', seconds: 7_200 },
  { label: '6h', seconds: 21_600 },
  { label: '1d', seconds: 86_400 },
  { label: '3d', seconds: 259_200 },
] as const;

/** One row of the burn table. */
export type BurnWindow = {
  readonly label: string;
  readonly seconds: number;
  readonly counts: Counts;
  /** All events, those of excluded time too; left out when nothing is excluded. */
  readonly rawTotal?: number | null;
  /** Multiples of the rate that spends exactly the budget over the SLO's window; null when unknown. */
  readonly rate: number | null;
};

/**
 * Burn rate of a window: bad share / (1 − objective).
 * Source: Google SRE Workbook, chapter 5, "burn rate".
 */
export function burnRate(badShare: number | null, objective: number): number | null {
  return badShare === null ? null : badShare / (1 - objective);
}
