import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { type Run, runProgram } from '../support/run-program.ts';
import { temporaryFolder } from '../support/stores.ts';

// Each runs the program many times, also on a machine that does much else.
const patienceMs = 180_000;

/** A store that can be taken away and given back, and the program over it. */
type Lab = {
  readonly home: string;
  run(...args: string[]): Promise<Run>;
  takeAway(): Promise<void>;
  giveBack(): Promise<void>;
};

function tests(openLab: () => Promise<Lab>): void {
  const title = ['--severity', 'SEV-2', '--title', 'Search slow'];

  async function inAnOutage(work: (lab: Lab) => Promise<void>): Promise<void> {
    const lab = await openLab();
    await lab.run('declare', '--severity', 'SEV-1', '--title', 'API down');
    expect((await lab.run('list')).code).toBe(0);
    await lab.takeAway();
    try {
      await work(lab);
    } finally {
      await lab.giveBack();
    }
  }

  const expectOneLine = ({ stderr }: Run) => expect(stderr.trimEnd()).not.toContain('\n');

  test(
    'the list comes from the cache, says so and exits 3',
    () =>
      inAnOutage(async ({ run }) => {
        const list = await run('list');
        expect(list.code).toBe(3);
        expect(list.stdout).toContain('API down');
        expect(list.stderr).toMatch(/^onduty: this is from the cache, as of \d+[sm]/);
        expectOneLine(list);
        expect(JSON.parse((await run('list', '--json')).stdout)).toMatchObject({
          incidents: [{ id: 'INC-1' }],
        });
      }),
    patienceMs,
  );

  test(
    'changes that can not wait are refused in one line, and nothing is kept of them',
    () =>
      inAnOutage(async ({ run }) => {
        const assign = ['assign', 'INC-1', '--role', 'incident-commander', '--user', 'bob'];
        const changes = [
          ...[['ack', 'INC-1'], ['escalate', 'INC-1'], ['severity', 'INC-1', 'SEV-2'], assign],
          ['resolve', 'INC-1', '--resolution', 'rolled back'],
        ];
        for (const change of changes) {
          const refused = await run(...change);
          expect(refused.code, change.join(' ')).toBe(3);
          expect(refused.stderr).toMatch(/^onduty: nothing is changed: /);
          expectOneLine(refused);
        }
        expect((await run('outbox')).stdout).toMatch(/^nothing waits/);
      }),
    patienceMs,
  );

  test(
    'a note without an incident is not sent to whichever was open last',
    () =>
      inAnOutage(async ({ run }) => {
        const refused = await run('note', 'rolling back');
        expect(refused.code).toBe(3);
        expect(refused.stderr).toMatch(/no incident is named.*INC-1 API down/);
        expect((await run('outbox')).stdout).toMatch(/^nothing waits/);
      }),
    patienceMs,
  );

  test(
    'notes, updates and declarations are kept, and sent by the next command that gets through',
    () =>
      inAnOutage(async ({ run, giveBack }) => {
        const noted = await run('note', 'INC-1', 'rolling back');
        expect(noted.code).toBe(3);
        expect(noted.stdout).toBe('');
        expect(noted.stderr).toMatch(
          /^onduty: the note on INC-1 is kept here as OUT-1 and will be/,
        );
        expectOneLine(noted);
        const declared = await run('declare', ...title, '--json');
        expect(declared.stderr).toMatch(/nobody is paged.*OUT-2/);
        expect(JSON.parse(declared.stdout)).toMatchObject({ kept: { id: 'OUT-2', position: 2 } });
        expect((await run('note', 'OUT-2', 'index is rebuilt')).stderr).toMatch(/OUT-3/);
        const update = await run('update', 'INC-1', '--message', 'we know', '--json');
        expect(update.stderr).toMatch(/OUT-4/);
        expect(JSON.parse(update.stdout)).toEqual({
          kept: expect.objectContaining({ id: 'OUT-4', kind: 'update', on: 'INC-1', position: 4 }),
        });
        const waiting = JSON.parse((await run('outbox', '--json')).stdout) as {
          entries: readonly { key: string }[];
        };
        expect(waiting.entries[3]?.key).toBe(JSON.parse(update.stdout).kept.key);
        expect((await run('note', 'OUT-1', 'no')).code).toBe(2);
        expect((await run('outbox', 'send')).code).toBe(3);
        expect((await run('outbox')).stdout.split('\n')).toHaveLength(5);
        await giveBack();
        const shown = await run('show', 'INC-2');
        expect(shown.stderr.trimEnd().split('\n')).toEqual([
          'sent OUT-1: the note on INC-1',
          'sent OUT-2: INC-2 declared SEV-2: Search slow',
          'sent OUT-3: the note on INC-2',
          'sent OUT-4: the update on INC-1',
        ]);
        expect(shown.stdout).toContain('index is rebuilt');
        expect(await run('outbox', 'send')).toMatchObject({ code: 0, stderr: '' });
      }),
    patienceMs,
  );

  test(
    'an outbox that can not be used keeps nobody from acting, and pretends nothing',
    () =>
      inAnOutage(async ({ home, run, giveBack }) => {
        const outbox = path.join(home, 'onduty/outbox');
        mkdirSync(path.dirname(outbox), { recursive: true });
        writeFileSync(outbox, '');
        const note = await run('note', 'INC-1', 'rolling back');
        expect(note.code).toBe(3);
        expect(note.stderr).toMatch(/the note on INC-1 is not sent and could not be kept in/);
        await giveBack();
        const noted = await run('note', 'INC-1', 'rolling back');
        expect(noted).toMatchObject({ code: 0, stdout: 'INC-1 noted by alice\n' });
        expect(noted.stderr).toMatch(/^what waits could not be sent: ENOTDIR/);
        expect((await run('ack', 'INC-1')).code).toBe(0);
      }),
    patienceMs,
  );

  test(
    'what the store will not take stays, until it is dropped or can be sent',
    () =>
      inAnOutage(async ({ run, giveBack }) => {
        await run('update', 'INC-1', 'we know');
        await run('note', 'INC-9', 'lost');
        await giveBack();
        const resolved = await run('resolve', 'INC-1', '--resolution', 'rolled back');
        expect(resolved.stderr).toMatch(/^sent OUT-1.*\nOUT-2, the note on INC-9, is kept aside: /);
        const again = await run('outbox', 'send', 'OUT-2');
        expect(again.code).toBe(1);
        expect(again.stdout).toMatch(/^OUT-2 {2}kept aside .*\n +there is no incident INC-9/);
        expect((await run('outbox', 'drop', 'OUT-2')).code).toBe(0);
        expect((await run('outbox')).stdout).toMatch(/^nothing waits/);
      }),
    patienceMs,
  );
}

describe('with a SQLite file on a disk that goes', () => {
  const folder = temporaryFolder();
  tests(async () => {
    const cwd = mkdtempSync(path.join(folder, 'lab-'));
    const [here, gone, link] = ['disk', 'gone', 'link.db'].map((name) => path.join(cwd, name));
    if (here === undefined || gone === undefined || link === undefined) throw new Error('no path');
    mkdirSync(here);
    symlinkSync(path.join(here, 'incidents.db'), link);
    return {
      home: cwd,
      run: (...args) => runIncident(cwd, `sqlite:${link}`, args),
      takeAway: async () => renameSync(here, gone),
      giveBack: async () => {
        if (existsSync(gone)) renameSync(gone, here);
      },
    };
  });
});

describe.skipIf(!hasPostgres)('with a PostgreSQL that is stopped and started', () => {
  const folder = temporaryFolder();
  let server: PostgresServer;
  let isUp = true;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  tests(async () => {
    const cwd = mkdtempSync(path.join(folder, 'lab-'));
    const url = await server.freshDatabase();
    return {
      home: cwd,
      run: (...args) => runIncident(cwd, url, args),
      takeAway: async () => {
        await server.shutDown();
        isUp = false;
      },
      giveBack: async () => {
        if (!isUp) await server.startAgain();
        isUp = true;
      },
    };
  });
});

function runIncident(cwd: string, store: string, args: readonly string[]): Promise<Run> {
  return runProgram(['incident', '--user', 'alice', '--store', store, ...args], { cwd });
}
