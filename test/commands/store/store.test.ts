import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { fillStore } from '../../support/full-store.ts';
import { runProgram } from '../../support/run-program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onduty-store-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hourMs = 3_600_000;
let file = '';
let stores = 0;

beforeEach(async () => {
  stores += 1;
  file = path.join(folder, `${stores}.db`);
  const from = Date.now() - 1000 * hourMs;
  await fillStore({ kind: 'sqlite', path: file }, { incidents: 20, eventsEach: 5, open: 2, from });
});

const run = (...args: string[]) =>
  runProgram([...args, '--store', `sqlite:${file}`], { cwd: folder });

function edit(statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}

describe('the store as a whole, from the shell', () => {
  test('verify says that all is well, or which event is not and exits with 1', async () => {
    const well = await run('incident', 'verify');
    expect(well).toMatchObject({ code: 0, stdout: expect.stringMatching(/^newest 100:\w{64}$/m) });
    const anchor = /newest (\S+)/.exec(well.stdout)?.[1] ?? '';
    expect((await run('incident', 'verify', '--anchor', anchor)).code).toBe(0);
    edit("drop trigger events_no_update; update events set text = 'x' where seq = 42");
    const edited = await run('incident', 'verify');
    expect(edited.code).toBe(1);
    expect(edited.stdout).toMatch(
      /^seq 42 \(INC-9\): expected hash \w{12}…, found \w{12}…: changed/,
    );
    const answer = JSON.parse((await run('incident', 'verify', '--json')).stdout);
    expect(answer).toMatchObject({ ok: false, log: [{ seq: 42, incident: 'INC-9' }], rows: [] });
  });

  test('rebuild mends rows, and --dry-run only says so', async () => {
    edit("update incidents set title = 'forged' where id = 7");
    const dry = await run('incident', 'rebuild', '--dry-run');
    expect(dry.stdout).toMatch(/INC-7: expected title "something.*found title "forged"/);
    expect((await run('incident', 'verify')).code).toBe(1);
    expect((await run('incident', 'rebuild')).stdout).toMatch(/1 row was rebuilt/);
    expect((await run('incident', 'verify')).code).toBe(0);
  });

  test('prune removes what the configuration no longer keeps, and nothing without a word', async () => {
    expect(await run('store', 'prune')).toMatchObject({
      ...{ code: 2, stderr: expect.stringMatching(/kept for ever: say how long/) },
    });
    expect((await run('store', 'prune', '--older-than', '1h')).stderr).toMatch(/at least 1d/);
    const config = path.join(folder, 'keep.yaml');
    writeFileSync(config, 'incidents: {keep: 41d}\n');
    const prune = ['store', 'prune', '--config', config];
    const dry = await run(...prune, '--dry-run');
    expect(dry.stdout).toMatch(/^would remove 75 events of 15 incidents \(INC-1 … INC-15\)/);
    expect(JSON.parse((await run(...prune, '--json')).stdout)).toMatchObject({
      ...{ removed: true, events: 75, incidents: expect.arrayContaining(['INC-1', 'INC-15']) },
    });
    expect((await run('incident', 'verify')).stdout).toMatch(/25 events of 5 incidents/);
    expect((await run(...prune)).stdout).toMatch(/^nothing to remove/);
  });

  test('backup without a name makes one, and info tells what is in it', async () => {
    const made = await run('store', 'backup');
    expect(made.stdout).toMatch(/^onduty-incidents-\S+\.db: 100 events of 20 incidents, verified/);
    const name = readdirSync(folder).find((one) => one.startsWith('onduty-incidents-')) ?? '';
    file = path.join(folder, name);
    const info = JSON.parse((await run('store', 'info', '--json')).stdout);
    expect(info).toMatchObject({ incidents: 20, open: 2, events: 100, kind: 'sqlite' });
  });

  test('copy says in one line what stands against it', async () => {
    const target = path.join(folder, 'copy.db');
    const copy = ['store', 'copy', `sqlite:${file}`, `sqlite:${target}`];
    expect((await run(...copy)).stdout).toMatch(/^copied and verified: 100 events/);
    expect(await run(...copy)).toMatchObject({
      ...{ code: 3, stderr: expect.stringMatching(/^onduty: .*holds incidents already.*\n$/) },
    });
    expect(await run('store', 'copy', file, 'sqlite:x.db')).toMatchObject({
      ...{ code: 2, stderr: expect.stringMatching(/FROM: expected sqlite:PATH/) },
    });
  });
});
