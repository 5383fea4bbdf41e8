import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { program } from '../support/dashboard.ts';
import { startPty } from '../support/pty.ts';
import { statementsOf0001 } from '../support/written-store.ts';

test('a dashboard that brings an old store up to date says where its copy is', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'onduty-upgrade-'));
  const file = path.join(home, 'incidents.db');
  const database = new DatabaseSync(file);
  database.exec(statementsOf0001('sqlite'));
  database.close();
  const pty = startPty({
    cwd: home,
    command: process.execPath,
    args: [program, '--store', `sqlite:${file}`, '--user', 'alice'],
    env: { HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_STATE_HOME: home },
  });
  await pty.waitFor('the store was brought up to date');
  pty.press('q');
  expect((await pty.exit).code).toBe(0);
  const copy = readdirSync(home).find((name) => name.startsWith('incidents.db.before-0002'));
  expect(copy).toBeDefined();
  const said = `as it was before, it is in ${path.join(home, String(copy))}`;
  // The terminal breaks the line where it ends.
  await pty.waitFor((now) => now.screen().replaceAll('\n', '').includes(said));
  rmSync(home, { recursive: true });
});
