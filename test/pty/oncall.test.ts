import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dashboardLab, program } from '../support/dashboard.ts';
import { hasPostgres } from '../support/postgres.ts';
import { postgresDashboardLab } from '../support/postgres-dashboard.ts';
import { startPty } from '../support/pty.ts';

const config = `
schedules:
  - name: platform
    timeZone: UTC
    starts: 2020-01-06T09:00
    length: 1w
    rotation:
      - {primary: bob, secondary: charlie}
`;

test('the pane follows an override that another process makes, and one it takes back', async () => {
  const lab = await dashboardLab();
  writeFileSync(path.join(lab.folder, 'onduty.yaml'), config);
  const pty = lab.start();
  await pty.waitFor(/primary +bob/);
  const other = async (...args: string[]) => {
    const { exit } = startPty({
      cwd: lab.folder,
      command: process.execPath,
      args: [program, ...lab.args, ...args],
      env: { XDG_CONFIG_HOME: lab.folder, XDG_STATE_HOME: lab.folder },
    });
    expect((await exit).code).toBe(0);
  };
  await other('oncall', 'override', '--user', 'charlie', '--for', '4h');
  await pty.waitFor(/primary +charlie/);
  await other('oncall', 'withdraw', 'OVR-1');
  await pty.waitFor(/primary +bob/);
  pty.press('q');
  expect((await pty.exit).code).toBe(0);
}, 60_000);

test('an override is made and taken back by keys on the calendar', async () => {
  const lab = await dashboardLab();
  writeFileSync(path.join(lab.folder, 'onduty.yaml'), config);
  const pty = lab.start({ columns: 80, rows: 24 });
  await pty.waitFor(/bob until/);
  pty.press('3');
  pty.press('\r');
  await pty.waitFor('platform');
  pty.press('c');
  await pty.waitFor('Whose place is taken?');
  pty.press('\r');
  await pty.waitFor('Who is primary instead of bob?');
  pty.press('charlie\r');
  await pty.waitFor('from when to when');
  pty.press('dentist\r');
  await pty.waitFor('! charlie is primary and secondary at once');
  pty.press('y');
  await pty.waitFor('OVR-1 made: charlie instead of bob as primary');
  await pty.waitFor('OVR-1 by alice: dentist');
  pty.press('x');
  await pty.waitFor('Take back OVR-1');
  pty.press('y');
  await pty.waitFor('OVR-1 taken back');
  await pty.waitFor((now) => !now.screen().includes('OVR-1 by alice'));
}, 60_000);

describe.skipIf(!hasPostgres)('a dashboard whose PostgreSQL is stopped and started', () => {
  test('goes by the last known overrides, says that newer may be missing, and catches up', async () => {
    const lab = await postgresDashboardLab();
    const cover = { schedule: 'platform', insteadOf: null, role: 'primary', note: null } as const;
    const [start, end] = [Date.now() - 3_600_000, Date.now() + 3_600_000];
    const make = (user: string) =>
      lab.inStore((store) => store.overrides.add([{ ...cover, start, end, user }], 'dave'));
    await make('charlie');
    writeFileSync(path.join(lab.folder, 'onduty.yaml'), config);
    const pty = lab.start();
    await pty.waitFor(/primary +charlie/);
    await lab.server.shutDown();
    pty.press('R');
    await pty.waitFor('newer may be missing');
    expect(pty.screen()).toMatch(/primary +charlie/);
    await lab.server.startAgain();
    await make('zoe');
    pty.press('R');
    await pty.waitFor(/primary +zoe/);
    await pty.waitFor((now) => !now.screen().includes('newer may be missing'));
  }, 60_000);
});
