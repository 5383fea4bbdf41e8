import { expect, test } from 'vitest';
import { takeTurns } from '../../src/live/take-turns.ts';

test('a few at a time, and nobody is left out', () => {
  const next = takeTurns(2);
  const all = ['a', 'b', 'c', 'd', 'e'];
  const turns = [1, 2, 3].map(() => [...next(all)]);
  expect(turns.slice(0, 2)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(turns[2]).toEqual(['e', 'a']);
});

test('one that comes later is asked before those that were asked already, and twice the same is one', () => {
  const next = takeTurns(2);
  next(['a', 'b']);
  expect([...next(['a', 'a', 'new', 'b'])]).toEqual(['new', 'a']);
});
