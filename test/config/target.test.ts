import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTarget } from '../../src/config/target.ts';

function read(text: string) {
  const reading = parseTarget(text);
  return reading.ok ? reading.value : reading.message;
}

describe('a target', () => {
  test.each([
    ['99.9%', { kind: 'good', objective: 0.999 }],
    ['0.999', { kind: 'good', objective: 0.999 }],
    ['>= 99.9%', { kind: 'good', objective: 0.999 }],
    ['> 99.95 %', { kind: 'good', objective: 0.9995 }],
    ['< 0.1%', { kind: 'bad', objective: 0.999 }],
    ['<=0.01%', { kind: 'bad', objective: 0.9999 }],
    ['p99 < 200ms', { kind: 'latency', objective: 0.99, thresholdSeconds: 0.2, quantile: 0.99 }],
    [
      'p99.9 <= 1.5s',
      { kind: 'latency', objective: 0.999, thresholdSeconds: 1.5, quantile: 0.999 },
    ],
    ['p50<2m', { kind: 'latency', objective: 0.5, thresholdSeconds: 120, quantile: 0.5 }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['99,9', 'write 99.9%'],
    ['99,9%', 'write 99.9%'],
    ['< 0,1%', 'write < 0.1%'],
    ['99.9', 'write 99.9%'],
    ['100%', 'no error budget'],
    ['1', 'no error budget'],
    ['120%', 'no error budget'],
    ['99.99999999999999999999%', 'no error budget'],
    ['< 0%', 'no error budget'],
    ['p100 < 1s', 'no error budget'],
    ['0.1%', 'did you mean < 0.1%'],
    ['< 99.9%', 'did you mean > 99.9%'],
    ['< 0.1', 'write < 0.1%'],
    ['p99 < 200', 'p99 < 200ms or 200s'],
    ['p99 > 200ms', 'did you mean p99 < 200ms'],
    ['p99 < 0ms', 'expected a target'],
    ['fast', 'expected a target'],
    ['', 'expected a target'],
  ])('%s is refused: %s', (text, expected) => {
    expect(read(text)).toContain(expected);
  });

  test('good share and bad share of the same promise are the very same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4999 }), (hundredths) => {
        const bad = (hundredths / 100).toFixed(2);
        const good = ((10_000 - hundredths) / 100).toFixed(2);
        const objective = Number(`${10_000 - hundredths}e-4`);
        expect(read(`< ${bad}%`)).toEqual({ kind: 'bad', objective });
        expect(read(`${good}%`)).toEqual({ kind: 'good', objective });
      }),
    );
  });

  test('whatever is read leaves a budget, and nothing throws', () => {
    const near = fc.stringMatching(/^[p<>=]{0,2} ?\d{0,3}[.,]?\d{0,3}%? ?<? ?\d{0,3}(ms|s|m|%)?$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        const reading = parseTarget(text);
        if (reading.ok) {
          expect(reading.value.objective).toBeGreaterThan(0);
          expect(reading.value.objective).toBeLessThan(1);
        } else expect(reading.message).toContain('expected a target');
      }),
    );
  });
});
