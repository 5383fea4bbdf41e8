import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctedCounts } from '../../src/slo/corrected-counts.ts';
import { goodRatio, unknownCounts } from '../../src/slo/counts.ts';
import { clipIntervals, lengthOf, mergeIntervals } from '../../src/slo/exclusion.ts';

const events = fc.record({ bad: fc.nat(1_000), good: fc.nat(1_000) });
const counts = events.map(({ bad, good }) => ({ bad, total: bad + good }));
const interval = fc
  .record({ start: fc.nat(50), length: fc.nat(20), reason: fc.constantFrom('a', 'b') })
  .map(({ start, length, reason }) => ({ start, end: start + length, reasons: [reason] }));

function part(all: readonly { readonly bad: number; readonly total: number }[]) {
  const intervals = all.map((one, at) => ({ start: at, end: at + 1, reasons: ['x'], counts: one }));
  return { intervals, everything: false };
}

function sum(all: readonly { readonly bad: number; readonly total: number }[]) {
  return all.reduce((one, { bad, total }) => ({ bad: one.bad + bad, total: one.total + total }), {
    bad: 0,
    total: 0,
  });
}

describe('corrected counts', () => {
  test('a correction never lowers the SLI', () => {
    fc.assert(
      fc.property(counts, fc.array(counts, { maxLength: 5 }), (rest, excluded) => {
        const raw = sum([rest, ...excluded]);
        const corrected = goodRatio(correctedCounts(raw, part(excluded)).counts);
        expect(corrected ?? 1).toBeGreaterThanOrEqual((goodRatio(raw) ?? 0) - 1e-12);
      }),
    );
  });

  test('what disjoint intervals take adds up', () => {
    fc.assert(
      fc.property(counts, fc.array(counts, { maxLength: 5 }), (rest, excluded) => {
        fc.pre(rest.total > 0);
        const raw = sum([rest, ...excluded]);
        const { counts: left, taken } = correctedCounts(raw, part(excluded));
        const out = sum(taken.map(({ start }) => excluded[start] ?? { bad: 0, total: 0 }));
        expect(left).toEqual({ bad: raw.bad - out.bad, total: raw.total - out.total });
      }),
    );
  });

  test('a quiet night that went well stays in; the outage goes', () => {
    const outage = { bad: 900, total: 1_000 };
    const night = { bad: 0, total: 5_000 };
    const { counts: left, taken } = correctedCounts(
      { bad: 1_000, total: 100_000 },
      part([night, outage]),
    );
    expect(left).toEqual({ bad: 100, total: 99_000 });
    expect(taken.map(({ start }) => start)).toEqual([1]);
  });

  test('nothing left is not known, and what is not known takes nothing', () => {
    const raw = { bad: 10, total: 10 };
    expect(correctedCounts(raw, { ...part([raw]), everything: true }).counts).toEqual(
      unknownCounts,
    );
    const lost = [{ start: 0, end: 1, reasons: ['x'], counts: unknownCounts }];
    expect(correctedCounts(raw, { intervals: lost, everything: false }).counts).toEqual(raw);
  });
});

describe('excluded intervals', () => {
  test('merged, they are the union: each moment once, none besides, apart from each other', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 6 }), (all) => {
        const merged = mergeIntervals(all);
        const within = (at: number, some: typeof merged) =>
          some.filter(({ start, end }) => start <= at && at < end).length;
        for (let at = 0; at < 75; at += 1)
          expect(within(at, merged)).toBe(Math.min(1, within(at, all)));
        merged.slice(1).forEach(({ start }, at) => {
          expect(start).toBeGreaterThan(merged[at]?.end ?? Number.NaN);
        });
      }),
    );
  });

  test('clipped at one moment, both sides are as long as the whole', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 6 }), fc.nat(70), (all, at) => {
        const merged = mergeIntervals(all);
        const before = lengthOf(clipIntervals(merged, { start: 0, end: at }));
        const after = lengthOf(clipIntervals(merged, { start: at, end: 100 }));
        expect(before + after).toBe(lengthOf(merged));
      }),
    );
  });
});
