const daySeconds = 86_400;

/**
 * Share of the budget that each tier lets go before it fires, shortest long window first: for 28 days
 * and more those of the Google SRE Workbook (chapter 5) and Google's own rules, for 7 days those that
 * Sloth publishes (examples/windows/7d.yaml).
 */
const month = [0.02, 0.05, 0.1, 0.1] as const;
const week = [0.08, 0.125, 0.2, 0.42] as const;
const monthSeconds = 28 * daySeconds;
const weekSeconds = 7 * daySeconds;

/** An alert that lets more than this go says nothing any more. */
const largestShare = 0.5;

/**
 * The share for the tier at `index` of an SLO window. Between a week and 28 days a straight line in
 * logarithms, to a thousandth; below a week the burn rate of a week's tier, up to half of the budget.
 */
export function tierShare(index: number, windowSeconds: number): number {
  const [long, short] = [month[index] ?? 0, week[index] ?? 0];
  if (windowSeconds >= monthSeconds) return long;
  if (windowSeconds < weekSeconds)
    return Math.min(largestShare, (short * weekSeconds) / windowSeconds);
  const way = Math.log(windowSeconds / weekSeconds) / Math.log(monthSeconds / weekSeconds);
  const between = short * (long / short) ** way;
  return Math.round(between * 1000) / 1000;
}
