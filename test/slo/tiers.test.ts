import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tiersFor } from '../../src/slo/tiers.ts';

const day = 86_400;
const file = path.resolve(
  import.meta.dirname,
  '../../../shared/conformance/slo/sloth/sloth_mwmb_windows.json',
);

type Expected = { readonly short: string; readonly long: string; readonly factor: number };
type Case = {
  readonly case: string;
  readonly window_days: number;
  readonly expected?: Readonly<Record<string, Expected>>;
};

describe.skipIf(!existsSync(file))("Sloth's windows, those of 7 days as it publishes them", () => {
  const cases = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases
    : [];

  test.each(cases.filter(({ expected }) => expected !== undefined))(
    '$window_days d',
    ({ window_days: days, expected = {} }) => {
      const wanted = Object.values(expected).map(({ long, short, factor }) => ({
        ...{ long, short },
        factor: expect.closeTo(factor, 9),
      }));
      const tiers = tiersFor(days * day);
      expect(tiers.map(({ long, short, factor }) => ({ long, short, factor }))).toEqual(wanted);
    },
  );
});

describe('tiers of any window', () => {
  const seconds = fc.integer({ min: 3_600, max: 400 * day });

  test('never fire within budget, nor after more than half of it', () => {
    fc.assert(
      fc.property(seconds, (window) => {
        for (const { factor, share } of tiersFor(window)) {
          expect(factor).toBeGreaterThanOrEqual(0.9);
          expect(share).toBeLessThanOrEqual(0.5);
        }
      }),
    );
  });

  test('are the calmer the longer they look', () => {
    fc.assert(
      fc.property(seconds, (window) => {
        const factors = tiersFor(window).map(({ factor }) => factor);
        expect(factors).toEqual([...factors].sort((a, b) => b - a));
      }),
    );
  });

  test.each([
    [14, [13.44, 4.424, 1.974, 0.957]],
    [90, [43.2, 18, 9, 3]],
    [3, [13.44, 3.5, 1.4]],
    [1, [12, 2]],
  ])('%d d: %o', (days, factors) => {
    const found = tiersFor(days * day).map(({ factor }) => Number(factor.toFixed(3)));
    expect(found).toEqual(factors);
  });
});
