import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dashboardFolder, startDashboard } from '../support/dashboard.ts';
import { hasPostgres } from '../support/postgres.ts';
import { postgresDashboardLab } from '../support/postgres-dashboard.ts';
import type { Pty } from '../support/pty.ts';
import { withStore } from '../support/stores.ts';

/** How a text is drawn, null when it is not: dimness is an attribute in some themes and a colour in others. */
function lookOf(pty: Pty, text: string): string | null {
  const rows = pty.screen().split('\n');
  const row = rows.findIndex((line) => line.includes(text));
  if (row === -1) return null;
  const cell = pty.cell(rows[row]?.indexOf(text) ?? 0, row);
  return `${cell.getFgColor()} ${cell.isDim()}`;
}

describe.skipIf(!hasPostgres)('a dashboard whose PostgreSQL is stopped and started', () => {
  test('keeps what is known, refuses what can not wait, sends what can when it is back', async () => {
    const { server, inStore, start } = await postgresDashboardLab();
    await inStore((store) => store.declare({ severity: 'SEV-1', title: 'API' }, 'bob'));
    const pty = start();
    await pty.waitFor('INC-1 API');
    const bright = lookOf(pty, 'INC-1 API');
    await server.shutDown();
    await pty.waitFor(/1 open · \d+[smh] old/);
    await pty.waitFor((now) => ![bright, null].includes(lookOf(now, 'INC-1 API')));
    pty.press('4a');
    await pty.waitFor('INC-1 is unchanged: acknowledging');
    // Nobody types for nothing what can't wait.
    for (const key of 'xemvWLAM') {
      pty.press(key);
      await pty.waitFor('INC-1 is unchanged: the store does not answer');
      pty.press('n');
      await pty.waitFor('Note on INC-1');
      pty.press('\x1b');
      await pty.waitFor((now) => !now.screen().includes('Note on INC-1'));
    }
    pty.press('n');
    await pty.waitFor('Note on INC-1');
    pty.press('rolling back\r');
    await pty.waitFor('1 not sent');
    await server.startAgain();
    pty.press('R');
    await pty.waitFor('sent OUT-1: the note on INC-1');
    await pty.waitFor((now) => !now.screen().includes('not sent'));
    pty.press('q');
    expect((await pty.exit).code).toBe(0);
    const detail = await inStore((store) => store.show('INC-1'));
    expect(detail?.incident.acknowledgedBy).toBeNull();
    expect(detail?.events.map(({ kind }) => kind)).toEqual(['declared', 'note']);
  }, 60_000);
});

test('a dashboard started while the store is away shows what was known', async () => {
  const home = dashboardFolder();
  const [disk, gone, link] = [path.join(home, 'disk'), path.join(home, 'gone'), 'link.db'] as const;
  mkdirSync(disk);
  symlinkSync(path.join(disk, 'incidents.db'), path.join(home, link));
  const location = { kind: 'sqlite', path: path.join(disk, 'incidents.db') } as const;
  await withStore(location, (store) => store.declare({ severity: 'SEV-1', title: 'API' }, 'bob'));
  const store = `sqlite:${path.join(home, link)}`;
  const first = startDashboard(home, store);
  await first.waitFor('INC-1 API');
  first.press('q');
  await first.exit;
  renameSync(disk, gone);
  const second = startDashboard(home, store);
  await second.waitFor('INC-1 API');
  await second.waitFor(/1 open · \d+[smh] old/);
  renameSync(gone, disk);
  await second.waitFor('1 open · 1 unacked');
});

test('a dashboard whose file is moved away says so, and begins no other; one in its place is shown', async () => {
  const home = dashboardFolder();
  const [disk, gone, other] = ['disk', 'gone', 'other'].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
  ];
  for (const [folder, title] of [
    [disk, 'API'],
    [other, 'restored'],
  ] as const) {
    mkdirSync(folder);
    const location = { kind: 'sqlite', path: path.join(folder, 'incidents.db') } as const;
    await withStore(location, (store) => store.declare({ severity: 'SEV-1', title }, 'bob'));
  }
  const inOther = { kind: 'sqlite', path: path.join(other, 'incidents.db') } as const;
  await withStore(inOther, (store) => store.acknowledge('INC-1', 'bob'));
  const pty = startDashboard(home, `sqlite:${path.join(disk, 'incidents.db')}`);
  await pty.waitFor('INC-1 API');
  // What it has open can be read and written all the same.
  renameSync(disk, gone);
  mkdirSync(disk);
  await pty.waitFor(/1 open · \d+[smh] old/);
  pty.press('4a');
  await pty.waitFor('INC-1 is unchanged');
  expect(readdirSync(disk)).toEqual([]);
  rmSync(disk, { recursive: true });
  renameSync(gone, disk);
  pty.press('R');
  await pty.waitFor('1 open · 1 unacked');
  renameSync(disk, gone);
  renameSync(other, disk);
  pty.press('R');
  await pty.waitFor('INC-1 restored');
}, 60_000);
