import type { Counts } from './counts.ts';

/** When the budget will be gone if things go on as they are. */
export type Exhaustion =
  | { readonly kind: 'at'; readonly at: number }
  /** Not before a calendar's period ends and a new budget begins. */
  | { readonly kind: 'lasts'; readonly until: number }
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
  /** Minutes of full outage the whole budget allows: 43.2 for 99.9 % over 30 d, 44.64 in January. */
  readonly minutesTotal: number;
  /** The same as bad events that may still happen at the window's traffic. */
  readonly eventsLeft: number | null;
  readonly exhaustion: Exhaustion;
};

/** Minutes of full outage an objective allows over a window (the documents: 43.20 for 99.9 % of 30 d). */
export function budgetMinutes(objective: number, windowSeconds: number): number {
  return (windowSeconds * (1 - objective)) / 60;
}

/**
 * Share of the budget left: 1 − bad share × passed / (1 − objective); null when the share is unknown.
 * `passed` is the share of the window that has passed: 1 for a rolling one. The events of a calendar's
 * period are taken to come as they came so far, and its budget is a share of them all.
 */
export function remainingBudget(
  badShare: number | null,
  objective: number,
  passed = 1,
): number | null {
  return badShare === null ? null : 1 - (badShare * passed) / (1 - objective);
}

/**
 * Bad events that may still happen over the window: (1 − objective) × total / passed − bad; null when
 * unknown, and when nothing of the window has passed.
 */
export function eventsLeft({ bad, total }: Counts, objective: number, passed = 1): number | null {
  if (bad === null || total === null || passed <= 0) return null;
  return ((1 - objective) * total) / passed - bad;
}
