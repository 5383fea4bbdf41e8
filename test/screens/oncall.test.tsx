import { expect, test } from 'vitest';
import { opened, tall } from './drawn.ts';

test('the rotation shows who is on call and who is next', () => {
  const shown = opened({ kind: 'oncall' }, tall);
  expect(shown).toContain('now alice until Mon 09:00 London, in 5d 18h  then bob');
});
