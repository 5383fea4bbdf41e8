import { expect, test } from 'vitest';
import { evaluate } from '../../src/slo/evaluate.ts';
import { spentInDay } from '../../src/slo/silent-burn.ts';
import { anSlo } from '../rules/an-slo.ts';

const counts = new Map([
  ['6h', { bad: 30, total: 10_000 }],
  ['1d', { bad: 2_000, total: 100_000 }],
]);

test('excluded hours spend nothing, nor do the others in their place', () => {
  const whole = evaluate(anSlo(), { at: 0, counts, coverage: 1 });
  expect(spentInDay(whole.burn, 30 * 86_400)).toBeCloseTo(20 / 30);
  const outage = { start: -80_000_000, end: -8_000_000, reasons: ['x'] };
  const day = {
    intervals: [{ ...outage, counts: { bad: 1_970, total: 90_000 } }],
    everything: false,
  };
  const exclusions = new Map([['1d', day]]);
  const { burn, state } = evaluate(anSlo(), { at: 0, counts, coverage: 1, exclusions });
  // 30 of 10,000 failed where it counts, a tenth of the day: 3 × 1/30 × 1/10 of the budget.
  expect(spentInDay(burn, 30 * 86_400)).toBeCloseTo(0.01);
  expect(state).toBe('ok');
});
