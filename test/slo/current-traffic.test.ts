import { expect, test } from 'vitest';
import type { WindowExclusion } from '../../src/slo/corrected-counts.ts';
import { outageMinutesAtCurrentTraffic } from '../../src/slo/current-traffic.ts';
import { evaluate } from '../../src/slo/evaluate.ts';
import { anSlo } from '../rules/an-slo.ts';

const hour = { bad: 300, total: 6_000 };
const month = { bad: 400, total: 1_000_000 };

function lasting(exclusions: ReadonlyMap<string, WindowExclusion>): number | null {
  const counts = new Map([
    ['1h', hour],
    ['30d', month],
  ]);
  return outageMinutesAtCurrentTraffic(
    evaluate(anSlo(), { at: 0, counts, coverage: 1, exclusions }),
  );
}

test('what is left lasts as long as at the traffic of the last hour', () => {
  // (0.001 × 1,000,000 − 400) / (6,000 / 60)
  expect(lasting(new Map())).toBeCloseTo(6);
});

test('excluded time had traffic too', () => {
  const interval = { start: -2_400_000, end: 0, reasons: ['x'] };
  const part = {
    intervals: [{ ...interval, counts: { bad: 300, total: 4_000 } }],
    everything: false,
  };
  const whole = { intervals: [{ ...interval, counts: hour }], everything: true };
  expect(lasting(new Map([['1h', part]]))).toBeCloseTo(6);
  expect(lasting(new Map([['1h', whole]]))).toBeCloseTo(6);
});
