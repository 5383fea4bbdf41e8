import { describe, expect, test } from 'vitest';
import { clockDifference, notableSkewMs } from '../../src/store/clock-difference.ts';

/** Our clock, which moves as long as each answer takes, and theirs beside it. */
async function skewOf(aheadMs: number, answersMs: readonly number[]): Promise<number | null> {
  let at = 1_000_000;
  let asked = 0;
  const theirs = async () => {
    const takes = answersMs[asked % answersMs.length] ?? 0;
    asked += 1;
    // The answer is made half way.
    const answer = at + takes / 2 + aheadMs;
    at += takes;
    return answer;
  };
  return notableSkewMs(await clockDifference(theirs, () => at));
}

describe('the difference of two clocks', () => {
  test('is told when it is surely more than two seconds, either way', async () => {
    expect(await skewOf(3_200, [10])).toBe(3_200);
    expect(await skewOf(-3_200, [10])).toBe(-3_200);
    expect(await skewOf(1_900, [10])).toBeNull();
    expect(await skewOf(0, [10])).toBeNull();
  });

  test('is not claimed over a way that takes as long, but for one quick answer', async () => {
    expect(await skewOf(3_200, [4_000])).toBeNull();
    expect(await skewOf(3_200, [4_000, 50, 4_000])).toBe(3_200);
  });
});
