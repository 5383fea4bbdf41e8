import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shiftLines } from './print-shifts.ts';

const program = path.join(import.meta.dirname, 'print-shifts.ts');

test.each([
  ['UTC', 0],
  ['America/St_Johns', 210],
  ['Australia/Lord_Howe', -660],
  ['Pacific/Apia', -780],
  ['Asia/Kathmandu', -345],
  ['America/Santiago', 180],
])('shifts are the same on a machine in %s', (TZ, minutesWest) => {
  const printed = execFileSync(process.execPath, [program], {
    env: { ...process.env, TZ },
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  const [offset, ...lines] = printed.split('\n');
  expect(offset).toBe(String(minutesWest));
  expect(lines).toEqual(shiftLines());
});
