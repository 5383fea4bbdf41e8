import { describe, expect, test } from 'vitest';
import { calendarWindow } from '../../src/slo/calendar-window.ts';
import type { Counts } from '../../src/slo/counts.ts';
import { evaluate } from '../../src/slo/evaluate.ts';
import { anSlo } from '../rules/an-slo.ts';

const slo = {
  ...anSlo(),
  window: calendarWindow({ unit: 'month', timeZone: 'Europe/London' }),
};
/** Noon, UTC, of 10.5 days into a January of 31 days. */
const at = Date.UTC(2026, 0, 11, 12);
const passed = 10.5 / 31;

function budget(month: Counts, hour: number, fiveMinutes = hour) {
  const burning = (rate: number): Counts => ({ bad: rate * 1000, total: 1_000_000 });
  const counts = new Map([
    ['month (Europe/London)', month],
    ['1h', burning(hour)],
    ['5m', burning(fiveMinutes)],
  ]);
  return evaluate(slo, { at, counts, coverage: 1 }).budget;
}

describe('the budget of a calendar month', () => {
  test('is a share of the events the whole month will bring', () => {
    const { remaining, minutesTotal, minutesLeft, eventsLeft } = budget(
      { bad: 500, total: 1_000_000 },
      0,
    );
    expect(remaining).toBeCloseTo(1 - 0.5 * passed, 9);
    expect(minutesTotal).toBeCloseTo(44.64, 9);
    expect(minutesLeft).toBeCloseTo(44.64 * (1 - 0.5 * passed), 9);
    expect(eventsLeft).toBeCloseTo(1000 / passed - 500, 6);
  });

  test('lasts when it would be gone only after the month', () => {
    const half = { bad: 500, total: 1_000_000 };
    const until = Date.UTC(2026, 1, 1);
    expect(budget(half, 0).exhaustion).toEqual({ kind: 'lasts', until });
    expect(budget(half, 1.2, 0.1).exhaustion).toEqual({ kind: 'lasts', until });
    expect(budget(half, 4, 1).exhaustion).toEqual({ kind: 'unclear' });
    const gone = budget(half, 4, 5).exhaustion;
    const left = 1 - 0.5 * passed;
    const inMs = (left * 31 * 86_400_000) / 4;
    expect(gone).toEqual({ kind: 'at', at: expect.closeTo(at + inMs, -2) });
  });

  test('may go before the month ends even at a burn under 1, when little is left', () => {
    const almost = { bad: 2900, total: 1_000_000 };
    expect(budget(almost, 0.9).exhaustion.kind).toBe('at');
  });

  test('is unknown while nothing of the month is known', () => {
    const { remaining, eventsLeft, exhaustion } = budget({ bad: null, total: null }, 0);
    expect([remaining, eventsLeft, exhaustion.kind]).toEqual([null, null, 'unknown']);
  });
});
