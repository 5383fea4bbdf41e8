import { badRatio, type Counts } from './counts.ts';

/** Events of a stretch of time, and what they are to be measured by. */
export type Spending = {
  readonly objective: number;
  readonly during: Counts;
  /** Before it, when all was as usual: the bad events there would have been anyway. */
  readonly usual: Counts;
  /** All events of the SLO's window; null when not known. */
  readonly windowTotal: number | null;
  /** Share of the window that has passed: 1 for a rolling one. */
  readonly passed: number;
};

/** Shares of the whole error budget: 1 is all of it, and more is more. Null when unknown. */
export type BudgetCost = {
  /** Of all bad events. */
  readonly gross: number | null;
  /** Of those beyond the usual share. */
  readonly net: number | null;
};

/**
 * What bad events cost of the budget: bad / ((1 − objective) × all events of the window). By events,
 * not by minutes: half the requests failing for an hour cost half of what an outage would.
 * Net takes the usual share of the events away, and is never below nothing.
 */
export function budgetCost(spending: Spending): BudgetCost {
  const { objective, during, usual, windowTotal, passed } = spending;
  if (windowTotal === null || windowTotal <= 0 || passed <= 0 || during.bad === null)
    return { gross: null, net: null };
  const budget = ((1 - objective) * windowTotal) / passed;
  const usualShare = badRatio(usual);
  const beyond =
    usualShare === null || during.total === null ? null : during.bad - usualShare * during.total;
  return {
    gross: during.bad / budget,
    net: beyond === null ? null : Math.max(0, beyond) / budget,
  };
}
