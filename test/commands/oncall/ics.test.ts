import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../support/run-program.ts';

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'onduty-ics-'));
  await writeFile(
    path.join(cwd, 'onduty.yaml'),
    `
schedules:
  - name: platform
    timeZone: Europe/London
    starts: 2026-01-05T09:00
    rotation:
      - {primary: alice, secondary: bob}
      - {primary: bob, secondary: carol}
people: [alice, bob, carol, dave]
`,
  );
});

const window = ['--from', '2026-03-20T00:00Z', '--to', '2026-04-06T00:00Z'];
const ics = (...args: readonly string[]) => runProgram(['oncall', '--ics', ...args], { cwd });
const summaries = (text: string) =>
  text.split('\r\n').filter((line) => line.startsWith('SUMMARY:'));

test('prints the shifts of everybody, or of one person', async () => {
  const [all, own] = await Promise.all([ics(...window), ics(...window, '--user', 'carol')]);
  expect(all).toMatchObject({ code: 0, stderr: '' });
  expect(summaries(all.stdout)).toEqual([
    'SUMMARY:On call: alice (primary)\\, secondary bob',
    'SUMMARY:On call: bob (primary)\\, secondary carol',
    'SUMMARY:On call: alice (primary)\\, secondary bob',
  ]);
  expect(summaries(own.stdout)).toEqual(['SUMMARY:On call: carol (secondary)\\, primary bob']);
});

test('says in one line why there is no calendar', async () => {
  const [idle, mixed] = await Promise.all([
    ics(...window, '--user', 'dave'),
    ics('--at', '2026-03-20T00:00Z'),
  ]);
  expect(idle.code).toBe(2);
  expect(idle.stdout).toBe('');
  expect(idle.stderr).toMatch(/^onduty: --ics: dave is not on call in that time; .*\n$/);
  expect(mixed.code).toBe(2);
  expect(mixed.stderr).toMatch(/^onduty: --at is one moment; leave out .*--ics/);
});
