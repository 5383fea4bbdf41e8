import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  budgetPercent,
  burn,
  count,
  minutes,
  percent,
  percentWithin,
  spentPercent,
} from '../../src/text/number.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const numberIn = (text: string) => Number(text.replace(/[<%×]/g, ''));

describe('percent', () => {
  test.each([
    [null, '–'],
    [1, '100%'],
    [0.9921, '99.21%'],
    [0.987, '98.7%'],
    [0.999, '99.9%'],
    [0.9995, '99.95%'],
    [0.99999, '99.999%'],
    [0.99896, '99.89%'],
    [0.5, '50%'],
    [0, '0%'],
    [0.9999999999, '99.999999%'],
  ])('%s is %s', (value, expected) => {
    expect(percent(value)).toBe(expected);
  });

  test('in a narrow column loses digits, never its end, and never looks better', () => {
    expect(percentWithin('99.99931%', 7)).toBe('99.999%');
    expect(percentWithin('99.9%', 3)).toBe('99%');
    fc.assert(
      fc.property(share, fc.integer({ min: 5, max: 10 }), (value, columns) => {
        const text = percentWithin(percent(value), columns);
        expect(text.length).toBeLessThanOrEqual(columns);
        expect(text.endsWith('%')).toBe(true);
        expect(numberIn(text)).toBeLessThanOrEqual(numberIn(percent(value)));
      }),
    );
  });

  test('is 100 % only when nothing is bad', () => {
    fc.assert(
      fc.property(share, (value) => {
        if (value < 1 - 1e-11) expect(percent(value)).not.toBe('100%');
      }),
    );
  });

  test('a missed target never looks met', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.9, 0.95, 0.99, 0.995, 0.999, 0.9999),
        share,
        (target, value) => {
          if (value < target - 1e-9)
            expect(numberIn(percent(value))).toBeLessThan(numberIn(percent(target)));
        },
      ),
    );
  });
});

describe('budgetPercent', () => {
  test.each([
    [null, '–'],
    [1, '100%'],
    [0.2306, '23%'],
    [0.998, '99.8%'],
    [0.99999, '99.9%'],
    [0.004, '0.4%'],
    [0.0004, '<0.1%'],
    [0, '0%'],
    [-0.12, '-12%'],
    [-0.004, '-0.4%'],
  ])('%s is %s', (value, expected) => {
    expect(budgetPercent(value)).toBe(expected);
  });

  test('is within half a percentage point, and says 0 and 100 only when they are', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 1, noNaN: true }), (value) => {
        const text = budgetPercent(value);
        expect(Math.abs(numberIn(text) - value * 100)).toBeLessThanOrEqual(0.5 + 1e-9);
        if (value < 1) expect(text).not.toBe('100%');
        if (value > 0) expect(text).not.toBe('0%');
      }),
    );
  });
});

test.each([
  [null, '–'],
  [0, '0×'],
  [0.01, '<0.1×'],
  [1, '1×'],
  [14.9, '14.9×'],
  [99.99, '100×'],
  [1234, '1.2k×'],
])('burn %s is %s', (rate, expected) => {
  expect(burn(rate)).toBe(expected);
});

test.each([
  [null, '–'],
  [0, '0'],
  [950, '950'],
  [999.7, '1k'],
  [1_200_000, '1.2M'],
  [34_000_000, '34M'],
  [-5, '-5'],
])('count %s is %s', (value, expected) => {
  expect(count(value)).toBe(expected);
});

test.each([
  [null, '–'],
  [9.966, '9m 58s'],
  [43.2, '43m 12s'],
  [72, '1h 12m'],
  [-3, '-3m'],
  [0, '0s'],
])('%s minutes are %s', (value, expected) => {
  expect(minutes(value)).toBe(expected);
});

test('spent budget has three digits, and only nothing is 0%', () => {
  const said = [null, 0, 0.00001, 0.00054, 0.0123, 0.69444, 0.9999, 2.5].map(spentPercent);
  expect(said).toEqual(['–', '0%', '<0.01%', '0.05%', '1.23%', '69.4%', '100%', '250%']);
});
