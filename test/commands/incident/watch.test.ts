import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { followEvents } from '../../../src/commands/incident/follow-events.ts';
import type { StoreLocation } from '../../../src/config/config.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { builtProgram } from '../../support/run-program.ts';
import { describeEachStore, temporaryFolder, withStore } from '../../support/stores.ts';

const outage = { severity: 'SEV-1', title: 'API down' } as const;

/** The built program's `incident watch` over a store, until it is told to end. */
function startWatch(location: StoreLocation, cwd: string, args: readonly string[]) {
  const store = location.kind === 'sqlite' ? `sqlite:${location.path}` : location.url;
  const child = spawn(
    process.execPath,
    [builtProgram, 'incident', 'watch', '--store', store, ...args],
    { cwd, env: { PATH: process.env.PATH, HOME: cwd }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    line: async () => String((await lines.next()).value),
    /** The exit code after a Ctrl-C. */
    interrupt: async (): Promise<unknown> => {
      const exit = once(child, 'exit');
      child.kill('SIGINT');
      const [code, signal] = await exit;
      return code ?? signal;
    },
  };
}

describeEachStore('incident watch', (lab) => {
  const folder = temporaryFolder();

  test('prints what others do as it comes, and ends on Ctrl-C', async () => {
    const location = await lab.freshLocation();
    await withStore(location, async (store) => {
      await store.declare(outage, 'bob');
      const watch = startWatch(location, folder, ['--json', '--after', '0']);
      expect(JSON.parse(await watch.line())).toMatchObject({ incident: 'INC-1', kind: 'declared' });
      await store.note('INC-1', 'bob', 'one\n\u202etwo');
      await store.acknowledge('INC-1', 'carol');
      expect(JSON.parse(await watch.line())).toMatchObject({ seq: 2, text: 'one\ntwo' });
      expect(JSON.parse(await watch.line())).toMatchObject({ seq: 3, actor: 'carol' });
      expect(await watch.interrupt()).toBe(0);
    });
  });

  test('of one incident leaves the others out', async () => {
    const location = await lab.freshLocation();
    await withStore(location, async (store) => {
      await store.declare(outage, 'bob');
      await store.declare(outage, 'bob');
      const watch = startWatch(location, folder, ['2', '--after', '0']);
      expect(await watch.line()).toMatch(/^\S+ \S+ {2}INC-2 {2}bob {2}declared SEV-1: API down$/);
      await store.note('INC-1', 'bob', 'of the other one');
      await store.note('INC-2', 'bob', 'one\n\ntwo');
      expect(await watch.line()).toMatch(/ {2}INC-2 {2}bob {2}one \/ two$/);
      expect(await watch.interrupt()).toBe(0);
    });
  });
});

test('a store that goes away is waited for: nothing is lost or told twice', () =>
  withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
    await store.declare(outage, 'bob');
    await store.note('INC-1', 'bob', 'while it was away');
    const ended = new AbortController();
    const remarks: string[] = [];
    let asked = 0;
    const flaky: typeof store = {
      ...store,
      eventsAfter: async (seq) => {
        asked += 1;
        if (asked === 2) throw new StoreError("can't read what has happened: it is away");
        return (await store.eventsAfter(seq)).slice(0, 1);
      },
    };
    const told: number[] = [];
    const following = {
      after: 0,
      signal: ended.signal,
      remark: (text: string) => void remarks.push(text),
    };
    for await (const { seq } of followEvents(async () => flaky, following)) {
      told.push(seq);
      if (seq === 2) ended.abort();
    }
    expect(told).toEqual([1, 2]);
    expect(remarks).toEqual([
      "can't read what has happened: it is away; waiting for it",
      'the store answers again',
    ]);
  }));
