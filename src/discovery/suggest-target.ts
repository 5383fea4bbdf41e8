/** Bad and total events over the measured time. */
export type Measured = { readonly bad: number; readonly total: number };

/** A target and how much of its budget the measured time would have spent: 0.47 is 47 %. */
export type Suggestion = { readonly percent: number; readonly spent: number };

const niceTargets = [99.99, 99.95, 99.9, 99.5, 99, 98, 95, 90] as const;
const lowestTarget = 90;
/** A target that history would just have met is missed by the first bad day. */
const mostSpent = 0.8;
/** Where a budget is a handful of events, one of them decides. */
const leastBudgetEvents = 10;

/**
 * The highest usual target that would have been met with a fifth of the budget to spare, and whose
 * budget is at least ten events; the lowest one, 90 %, when none is. Null without traffic.
 */
export function suggestTarget(measured: Measured): Suggestion | null {
  if (measured.total < 1) return null;
  const fit = niceTargets.find(
    (percent) =>
      spentOf(percent, measured) <= mostSpent &&
      allowedShare(percent) * measured.total >= leastBudgetEvents,
  );
  const percent = fit ?? lowestTarget;
  return { percent, spent: spentOf(percent, measured) };
}

/** Share of the budget spent: (bad / total) / (1 − target). */
export function spentOf(percent: number, { bad, total }: Measured): number {
  return bad / total / allowedShare(percent);
}

/** Whether a target would have been met with budget to spare. */
export function isMetWithSpare(percent: number, measured: Measured): boolean {
  return spentOf(percent, measured) <= mostSpent;
}

function allowedShare(percent: number): number {
  // 100 − 99.9 in floating point is 0.09999999999999432.
  return Number((100 - percent).toFixed(6)) / 100;
}
