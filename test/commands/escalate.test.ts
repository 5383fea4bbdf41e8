import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import type { StoreLocation } from '../../src/config/config.ts';
import type { EscalationPolicy } from '../../src/incidents/escalation-policy.ts';
import { openStore } from '../../src/store/open-store.ts';
import { policiesWith } from '../support/clock-incident.ts';
import { builtProgram, runProgram } from '../support/run-program.ts';
import { describeEachStore, temporaryFolder, withStore } from '../support/stores.ts';

/** Each step but the last is over as soon as it begins; so is an acknowledgement. */
const impatient: EscalationPolicy = {
  name: 'impatient',
  steps: [
    { who: [{ role: 'primary' }], timeoutSeconds: 0 },
    { who: [{ role: 'secondary' }, { person: 'dave' }], timeoutSeconds: 0 },
    { who: [{ person: 'dave' }], timeoutSeconds: 0 },
  ],
  repeats: 0,
  remindAfterSeconds: 0,
};
const team = `people:
  alice: {phone: "+44 1"}
  bob: {slack: "@bob"}
  dave: {}
schedule:
  - {week: 1, primary: alice, secondary: bob}
`;

async function declareOverdue(location: StoreLocation, title: string): Promise<void> {
  const store = await openStore(location, { policies: policiesWith(impatient) });
  await store.declare({ severity: 'SEV-1', title }, 'alice');
  await store.close();
}

const nameOf = (location: StoreLocation) =>
  location.kind === 'sqlite' ? `sqlite:${location.path}` : location.url;

describeEachStore('escalate', (lab) => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'onduty.yaml'), team);

  test('--due takes one step for each page that is overdue, and says whom it pages and how', async () => {
    const location = await lab.freshLocation();
    await declareOverdue(location, 'API down');
    const args = ['escalate', '--due', '--store', nameOf(location)];
    const first = await runProgram(args, { cwd: folder });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(
      /^\S+ \S+ {2}INC-1 {2}SEV-1 {2}escalated to level 1: bob \(secondary\), slack @bob; dave\n$/,
    );
    const second = await runProgram([...args, '--json'], { cwd: folder });
    expect(JSON.parse(second.stdout)).toMatchObject({
      ...{ id: 'INC-1', title: 'API down', kind: 'escalated', level: 2 },
      pages: [{ person: 'dave', role: null, contacts: '' }],
    });
    expect(await runProgram(args, { cwd: folder })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('--due names who took over by an override of the store', async () => {
    const location = await lab.freshLocation();
    await declareOverdue(location, 'API down');
    const store = await openStore(location, { policies: policiesWith(impatient) });
    const at = await store.now();
    const hour = 3_600_000;
    const carol = { start: at - hour, end: at + hour, user: 'carol', insteadOf: 'bob' };
    await store.overrides.add([{ ...carol, schedule: 'on-call', role: null, note: null }], 'alice');
    await store.close();
    const args = ['escalate', '--due', '--store', nameOf(location)];
    const { stdout } = await runProgram(args, { cwd: folder });
    expect(stdout).toContain('escalated to level 1: carol (secondary); dave');
  });

  test('--due pages anew what was acknowledged and forgotten', async () => {
    const location = await lab.freshLocation();
    await declareOverdue(location, 'API down');
    await withStore(location, (store) => store.acknowledge('INC-1', 'bob'));
    const args = ['escalate', '--due', '--store', nameOf(location)];
    const { stdout } = await runProgram(args, { cwd: folder });
    expect(stdout).toContain('INC-1  SEV-1  forgotten, pages anew: alice (primary), phone +44 1');
    const detail = await withStore(location, (store) => store.show('INC-1'));
    expect(detail?.incident.state).toBe('triggered');
    expect(detail?.events.at(-1)).toMatchObject({
      ...{ actor: 'onduty', kind: 'forgotten' },
      text: 'forgotten, acknowledged by bob: pages anew',
    });
  });

  test('--watch escalates as deadlines pass, and ends on Ctrl-C', async () => {
    const location = await lab.freshLocation();
    await declareOverdue(location, 'first');
    const child = spawn(
      process.execPath,
      [builtProgram, 'escalate', '--watch', '--store', nameOf(location)],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const line = async () => String((await lines.next()).value);
    expect(await line()).toContain('INC-1  SEV-1  escalated to level 1');
    expect(await line()).toContain('INC-1  SEV-1  escalated to level 2');
    await declareOverdue(location, 'second');
    expect(await line()).toContain('INC-2  SEV-1  escalated to level 1');
    const exit = once(child, 'exit');
    child.kill('SIGINT');
    expect(await exit).toEqual([0, null]);
  });
});

test('--watch goes on in the store that is put in the place of its own', async () => {
  const cwd = temporaryFolder();
  const [place, backup] = ['own.db', 'backup.db'].map((name) => path.join(cwd, name)) as [
    string,
    string,
  ];
  await declareOverdue({ kind: 'sqlite', path: place }, 'own');
  await declareOverdue({ kind: 'sqlite', path: backup }, 'of the backup');
  const args = [builtProgram, 'escalate', '--watch', '--store', `sqlite:${place}`];
  const env = { PATH: process.env.PATH, HOME: cwd };
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect(String((await lines.next()).value)).toContain('INC-1  SEV-1  escalated to level 1');
  for (const beside of ['-wal', '-shm']) rmSync(place + beside, { force: true });
  renameSync(backup, place);
  const inBackup = async () =>
    withStore({ kind: 'sqlite', path: place }, (store) => store.show('INC-1'));
  await expect
    .poll(async () => (await inBackup())?.incident.escalationLevel, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(1);
  expect((await inBackup())?.incident.title).toBe('of the backup');
});

test('escalate wants to know whether once or until it is ended', async () => {
  const cwd = temporaryFolder();
  const { code, stderr } = await runProgram(['escalate'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toBe(
    'onduty: escalate: say --due (once) or --watch (until ended); one incident is escalated by onduty incident escalate INC-3\n',
  );
});
