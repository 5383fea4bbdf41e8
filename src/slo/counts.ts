/** Bad and total events over one window. Null is "not known", never zero. */
export type Counts = {
  readonly bad: number | null;
  readonly total: number | null;
};

export const unknownCounts: Counts = { bad: null, total: null };

/** Share of bad events, 0..1; null when a count is unknown or there were no events. */
export function badRatio({ bad, total }: Counts): number | null {
  if (bad === null || total === null || total <= 0) return null;
  return bad / total;
}

/** Share of good events, 0..1; null when a count is unknown or there were no events. */
export function goodRatio(counts: Counts): number | null {
  const ratio = badRatio(counts);
  return ratio === null ? null : 1 - ratio;
}
