import type { Counts } from './counts.ts';

/** When the budget will be gone if things go on as they are. */
export type Exhaustion =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'not-burning' }
  | { readonly kind: 'exhausted' }
  | { readonly kind: 'unknown' };

/** What is left of the error budget over the SLO's window. */
export type Budget = {
  /** Share left: 1 untouched, 0 spent, below 0 overspent; null when unknown. */
  readonly remaining: number | null;
  /** The same as minutes of full outage. */
  readonly minutesLeft: number | null;
  /** Minutes of full outage the whole budget allows: 43.2 for 99.9 % over 30 d. */
  readonly minutesTotal: number;
  /** The same as bad events that may still happen at the window's traffic. */
  readonly eventsLeft: number | null;
  readonly exhaustion: Exhaustion;
};

/** Minutes of full outage an objective allows over a window (the documents: 43.20 for 99.9 % of 30 d). */
export function budgetMinutes(objective: number, windowSeconds: number): number {
  return (windowSeconds * (1 - objective)) / 60;
}

/** Share of the budget left: 1 − bad / ((1 − objective) × total); null when unknown or without events. */
export function remainingBudget({ bad, total }: Counts, objective: number): number | null {
  if (bad === null || total === null || total <= 0) return null;
  return 1 - bad / ((1 - objective) * total);
}
