import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { builtProgram } from '../support/run-program.ts';

test.skipIf(!existsSync('/dev/full'))('a full disk behind > is told in one line', () => {
  const { status, stderr } = spawnSync(process.execPath, [builtProgram, '--version'], {
    env: { HOME: tmpdir(), NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^onduty: the output could not be written \(.*no space left.*\);.*\n$/);
  expect(status).toBe(3);
});
