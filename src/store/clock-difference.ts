/** How far a clock is ahead of this machine's, give or take half the way there and back. */
export type ClockDifference = { readonly aheadMs: number; readonly uncertainMs: number };

const asks = 3;

/** The nearest of a few answers: the shorter the way, the less is uncertain. Both give ms since the epoch. */
export async function clockDifference(
  theirs: () => Promise<number>,
  ours: () => number,
): Promise<ClockDifference> {
  let nearest: ClockDifference | null = null;
  for (let ask = 0; ask < asks; ask += 1) {
    const before = ours();
    const there = await theirs();
    const after = ours();
    const uncertainMs = (after - before) / 2;
    if (nearest === null || uncertainMs < nearest.uncertainMs)
      nearest = { aheadMs: there - (before + after) / 2, uncertainMs };
  }
  return nearest ?? { aheadMs: 0, uncertainMs: Number.POSITIVE_INFINITY };
}

// Below it nobody's timeline looks wrong, and the answers of slow networks can't tell.
const notableMs = 2_000;

/** How far the clock is ahead when that is surely more than two seconds, either way; else null. */
export function notableSkewMs({ aheadMs, uncertainMs }: ClockDifference): number | null {
  return Math.abs(aheadMs) - uncertainMs > notableMs ? aheadMs : null;
}
