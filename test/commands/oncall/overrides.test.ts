import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Run, runProgram } from '../../support/run-program.ts';

const config = `user: dave
people: {alice: {}, bob: {}, carol: {}}
schedules:
  - name: platform
    timeZone: Europe/London
    starts: 2030-01-07T09:00
    length: 1w
    rotation:
      - {primary: alice, secondary: bob}
      - {primary: bob, secondary: carol}
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onduty-overrides-'));
  writeFileSync(path.join(folder, 'onduty.yaml'), config);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const onduty = (...args: string[]): Promise<Run> => runProgram(args, { cwd: folder });
const oncall = (...args: string[]): Promise<Run> => onduty('oncall', ...args);
const json = async (...args: string[]) => JSON.parse((await oncall(...args, '--json')).stdout);

describe('overrides by command', () => {
  test('change who is on call for everybody, with the reason and the author', async () => {
    expect(await json('--at', '2030-01-08T12:00')).toMatchObject({ primary: 'alice' });
    expect(existsSync(path.join(folder, 'onduty/incidents.db'))).toBe(false);
    const period = ['--from', '2030-01-08T11:00', '--for', '4h'];
    const made = await oncall('override', '--user', 'carol', ...period, '--reason', 'dentist');
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toBe(
      'OVR-1 platform: carol as primary, Tue 8 Jan 11:00 to Tue 8 Jan 15:00 (dentist), by dave\n' +
        '  Tue 8 Jan 11:00 to Tue 8 Jan 15:00: carol, bob, - (override by carol over week 1)\n',
    );
    expect(await json('--at', '2030-01-08T12:00')).toMatchObject({
      primary: 'carol',
      reason: 'override by carol over week 1',
      until: '2030-01-08T15:00:00.000Z',
    });
    const { shifts } = await json('--from', '2030-01-08', '--to', '2030-01-09');
    expect(shifts.map((one: { primary: string }) => one.primary)).toEqual([
      'alice',
      'carol',
      'alice',
    ]);
  });

  test('are handed over with the shift', async () => {
    // Nobody is on call before 2030 but who stands in.
    await oncall('override', '--user', 'carol', '--for', '4h');
    const { stdout } = await onduty('handoff', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ primary: 'carol' });
  });

  test('are tried without a change, and taken back by anybody, once', async () => {
    const wanted = ['override', '--user', 'carol', '--from', '2030-01-08T11:00', '--for', '4h'];
    const tried = await oncall(...wanted, '--dry-run');
    expect(tried.stdout).toContain('Nothing is changed');
    expect(await json('overrides', '--all')).toEqual({ overrides: [] });
    await oncall(...wanted);
    expect((await onduty('--user', 'bob', 'oncall', 'withdraw', '1')).code).toBe(0);
    const again = await oncall('withdraw', 'OVR-1');
    expect([again.code, again.stderr]).toEqual([
      1,
      'onduty: OVR-1 was taken back already by bob\n',
    ]);
    expect(await json('--at', '2030-01-08T12:00')).toMatchObject({ primary: 'alice' });
    expect((await oncall('overrides')).stdout).toBe('No overrides.\n');
    expect((await oncall('overrides', '--all')).stdout).toContain('taken back by bob');
  });

  test('are listed as of an unknown schedule where it has another name now', async () => {
    await oncall('override', '--user', 'carol', '--from', '2030-01-08T11:00', '--for', '4h');
    writeFileSync(path.join(folder, 'onduty.yaml'), config.replace('name: platform', 'name: web'));
    expect((await oncall('overrides')).stdout).toContain('platform (unknown)');
  });

  test('a swap is both overrides or none', async () => {
    const overlapping = await oncall('swap', 'alice', '2030-01-08', 'bob', '2030-01-08');
    expect([overlapping.code, overlapping.stderr]).toEqual([2, expect.stringContaining('overlap')]);
    expect((await oncall('swap', 'alice', '2030-01-08', 'carol', '2030-01-15')).code).toBe(0);
    expect(await json('--at', '2030-01-08T12:00')).toMatchObject({ primary: 'carol' });
    expect(await json('--at', '2030-01-15T12:00')).toMatchObject({ secondary: 'alice' });
    expect((await json('overrides')).overrides).toHaveLength(2);
  });

  test('a swap of two dates gives the shifts that begin on them', async () => {
    const swapped = await oncall('swap', 'alice', '2030-01-07', 'bob', '2030-01-14');
    expect([swapped.code, swapped.stderr]).toEqual([0, '']);
    expect(swapped.stdout.split('\n').filter((line) => line.startsWith(' '))).toEqual([
      '  Mon 7 Jan 09:00 to Mon 14 Jan 09:00: bob, alice, - (override by bob and alice over week 1)',
      '  Mon 14 Jan 09:00 to Mon 21 Jan 09:00: alice, carol, - (override by alice over week 2)',
    ]);
    const { shifts } = await json('--from', '2030-01-07T09:00', '--to', '2030-01-21T09:00');
    expect(shifts).toMatchObject([
      { start: '2030-01-07T09:00:00.000Z', primary: 'bob', secondary: 'alice' },
      { start: '2030-01-14T09:00:00.000Z', primary: 'alice', secondary: 'carol' },
    ]);
  });

  test.each([
    [['--user', 'carl', '--for', '4h'], /nobody is called "carl"; did you mean carol\?/],
    [
      ['--user', 'carol', '--for', '4h', '--instead-of', 'zoe'],
      /--instead-of: nobody is called "zoe"/,
    ],
    [['--user', 'carol', '--for', '4h', '--role', 'boss'], /--role: expected primary, /],
    [['--user', 'carol'], /--to TIME or --for 4h/],
    [['--user', 'carol', '--for', 'long'], /--for: expected a duration/],
    [['--user', 'carol', '--to', '2020-01-01'], /--to a later time than --from/],
    [['--user', 'carol', '--from', '2020-01-01', '--to', '2020-01-02'], /over already/],
    [['--user', 'carol', '--from', 'soon', '--for', '4h'], /--from: expected a time/],
    [['--user', 'bob', '--for', '4h', '--instead-of', 'bob'], /can't stand in for themselves/],
    [['--user', 'carol', '--for', '4h', '--schedule', 'web'], /there is no schedule "web"/],
  ])('%j is refused in one line, and nothing is kept', async (flags, message) => {
    const { code, stdout, stderr } = await oncall('override', ...flags);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(stderr).toMatch(message);
    expect(await json('overrides', '--all')).toEqual({ overrides: [] });
  });

  test('a store that does not answer: the rotation alone, and said so', async () => {
    const { code, stdout, stderr } = await oncall(
      ...['--at', '2030-01-08T12:00', '--json', '--store', 'postgres://127.0.0.1:1/none'],
    );
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ primary: 'alice' });
    expect(stderr).toMatch(
      /^onduty: this is the configuration alone, without the store's overrides: .*ECONNREFUSED/,
    );
  });
});
