import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepRows } from '../../src/live/keep-rows.ts';

type Row = { readonly id: string; readonly value: number };
const idOf = ({ id }: Row): string => id;

describe('rows kept by identity', () => {
  test('the same list said again is the same list', () => {
    const before: readonly Row[] = [{ id: 'a', value: 1 }];
    expect(keepRows(before, [{ id: 'a', value: 1 }], idOf)).toBe(before);
  });

  test('only the row that changed is a new one', () => {
    const before: readonly Row[] = [
      { id: 'a', value: 1 },
      { id: 'b', value: 2 },
    ];
    const after = keepRows(
      before,
      [
        { id: 'b', value: 2 },
        { id: 'a', value: 9 },
      ],
      idOf,
    );
    expect(after[0]).toBe(before[1]);
    expect(after[1]).toEqual({ id: 'a', value: 9 });
  });

  test('what is kept always says what the new rows say', () => {
    const rows = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat({ max: 2 }) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        expect(keepRows(before, after, idOf)).toEqual(after);
      }),
    );
  });
});
