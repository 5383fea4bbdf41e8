import { expect, test } from 'vitest';
import { evaluate, windowsOf } from '../../src/slo/evaluate.ts';
import { countsBetween, eventCurve } from '../../src/slo/event-curve.ts';
import { firingSince } from '../../src/slo/firing-since.ts';
import { anSlo } from '../rules/an-slo.ts';

const hour = 3_600_000;
const step = hour / 4;

test('a ticket that comes slowly is told to the quarter of an hour', () => {
  const slo = anSlo();
  const end = 160 * hour;
  // Twice the budget's pace since 100 h: over three days that is a burn of 1 at 136 h.
  const tiles = Array.from({ length: end / step }, (_, index) => {
    const from = index * step;
    return { from, to: from + step, bad: from >= 100 * hour ? 20 : 0, total: 10_000 };
  });
  const curve = eventCurve(tiles);
  const counts = new Map(
    windowsOf(slo).map(({ label, seconds }) => [
      label,
      countsBetween(curve, end - seconds * 1000, end) ?? { bad: 480, total: 6_400_000 },
    ]),
  );
  const status = evaluate(slo, { at: end, counts, coverage: 1 });
  expect(status.alert).toMatchObject({ severity: 'ticket', long: '3d', short: '6h' });
  const since = status.alert && firingSince(status, status.alert, curve);
  expect(Math.abs((since ?? 0) - 136 * hour)).toBeLessThanOrEqual(step);
});
