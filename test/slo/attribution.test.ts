import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, type LabelCounts, type ValueCounts } from '../../src/slo/attribution.ts';
import { fewestBad } from '../../src/slo/stand-out.ts';

function compared(label: string, values: readonly ValueCounts[]): LabelCounts {
  return { kind: 'compared', label, values };
}

const totals = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 40 });
const named = (all: readonly number[], badOf: (total: number, at: number) => number) =>
  all.map((total, at): ValueCounts => ({ value: `v${at}`, total, bad: badOf(total, at) }));

describe('what bad events have in common', () => {
  test('failures spread evenly lead to no finding, whatever the sizes of the values', () => {
    fc.assert(
      fc.property(totals, fc.double({ min: 0, max: 1, noNaN: true }), (all, ratio) => {
        const { findings, even } = attribute([
          compared(
            'handler',
            named(all, (n) => n * ratio),
          ),
        ]);
        expect(findings).toEqual([]);
        expect(even).toEqual(['handler']);
      }),
    );
  });

  test('chance alone rarely leads to a finding: less often than once in fifty draws', () => {
    let found = 0;
    const draws = 300;
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let draw = 0; draw < draws; draw++) {
      const counts = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let event = 0; event < 12; event++) {
        const at = Math.floor(random() * counts.length);
        counts[at] = (counts[at] ?? 0) + 1;
      }
      const values = counts.map((bad, at) => ({ value: `v${at}`, bad, total: 1_000 }));
      found += attribute([compared('instance', values)]).findings.length > 0 ? 1 : 0;
    }
    expect(found).toBeLessThan(draws / 50);
  });

  test('the value that was made to fail comes first, with shares out of all values', () => {
    fc.assert(
      fc.property(totals, fc.nat(), (sizes, pick) => {
        // One value has at most a half of all, or failing there would be no surprise.
        const all = sizes.map((size) => 1_000 + (size % 1_000));
        const culprit = pick % all.length;
        const spread = named(all, (n) => n * 0.001);
        const values = spread.map((one, at) => (at === culprit ? { ...one, bad: one.total } : one));
        const { findings, even } = attribute([
          compared(
            'zone',
            named(all, (n) => n * 0.01),
          ),
          compared('handler', values),
        ]);
        expect(findings[0]).toMatchObject({ label: 'handler', value: `v${culprit}`, badRatio: 1 });
        expect(even).toEqual(['zone']);
        const bad = values.reduce((sum, one) => sum + one.bad, 0);
        expect(findings[0]?.badShare).toBeCloseTo((values[culprit]?.bad ?? 0) / bad, 9);
      }),
    );
  });

  test('the shares of a kind of failure add up to 1', () => {
    fc.assert(
      fc.property(totals, (all) => {
        const values = named(all, (n) => n);
        const { failureKinds } = attribute([{ kind: 'failure', label: 'status', values }]);
        const sum = failureKinds[0]?.values.reduce((so, { share }) => so + share, 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });

  test('too few bad events, a single value and too many values are not compared', () => {
    const few = [
      { value: '/pay', bad: fewestBad - 1, total: 10 },
      { value: '/cart', bad: 0, total: 100_000 },
    ];
    const many = Array.from({ length: 501 }, (_, at) => ({ value: `${at}`, bad: 9, total: 9 }));
    const told = attribute([
      compared('handler', few),
      compared('job', few.slice(0, 1)),
      compared('user', many),
      { kind: 'too-many', label: 'trace' },
    ]);
    expect(told).toMatchObject({ findings: [], even: ['handler'], tooMany: ['user', 'trace'] });
  });

  test('a value on which all fails, where the rest has no events, needs no division', () => {
    const values = [
      { value: 'b', bad: 50, total: 0 },
      { value: 'a', bad: 0, total: 900 },
    ];
    const [finding] = attribute([compared('instance', values)]).findings;
    expect(finding).toMatchObject({ value: 'b', badShare: 1, ratio: null, badRatio: null });
  });
});
