import { describe, expect, test } from 'vitest';
import { burnRows } from '../../screens/burn-table.ts';
import { evaluate } from '../../src/slo/evaluate.ts';
import { anSlo } from '../rules/an-slo.ts';

/** What the table says of the fast page, whose windows are 1h and 5m; null is not known. */
function fires(bad: Readonly<Record<'1h' | '5m', number | null>>, total = 1_000): string {
  const counts = new Map(
    Object.entries(bad).map(([label, count]) => [
      label,
      { bad: count, total: count === null ? null : total },
    ]),
  );
  const status = evaluate(anSlo(), { at: 0, counts, coverage: null });
  return burnRows(status).find(({ window }) => window === '1h')?.fires ?? 'no such row';
}

describe('whether an alert fires', () => {
  test.each([
    ['yes', { '1h': 20, '5m': 20 }],
    ['no', { '1h': 1, '5m': 1 }],
    ['no, 1h alone', { '1h': 20, '5m': 1 }],
    ['no', { '1h': 1, '5m': null }],
    ['–', { '1h': 20, '5m': null }],
    ['–', { '1h': null, '5m': null }],
  ])('%s: %o', (expected, bad) => {
    expect(fires(bad)).toBe(expected);
  });

  test('nothing burns where nobody asked anything', () => {
    expect(fires({ '1h': 0, '5m': 0 }, 0)).toBe('no');
  });
});
