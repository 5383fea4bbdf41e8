import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { KeptHere } from '../../src/live/live-deps.ts';
import { incidentRows } from '../../src/live/selectors/incident-rows.ts';
import { lastKnownAge } from '../../src/live/selectors/last-known.ts';
import { outboxWords } from '../../src/live/selectors/outbox-words.ts';
import { opened } from '../../src/live/view-moves.ts';
import { keepingStore } from '../../src/offline/keeping-store.ts';
import { openShelf } from '../../src/offline/open-shelf.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { StoreAwayError } from '../../src/store/store-error.ts';
import { type LiveLab, liveLab } from '../support/live-lab.ts';
import { temporaryFolder, withStore } from '../support/stores.ts';

const folder = temporaryFolder();

/** A store that can go away, and what this machine keeps for it. */
function machine(store: TeamStore) {
  const home = mkdtempSync(path.join(folder, 'home-'));
  const location = { kind: 'sqlite', path: path.join(home, 'incidents.db') } as const;
  let isAway = false;
  const away = (value: boolean): void => {
    isAway = value;
  };
  const start = (): LiveLab => {
    const shelf = openShelf({ store: location, cacheFolder: home, stateFolder: home });
    const keeping = keepingStore(async () => {
      if (isAway) throw new StoreAwayError('connection refused');
      return store;
    }, shelf);
    const kept: KeptHere = {
      lastKnown: shelf.lastKnown.load,
      count: async () => {
        const { entries } = await shelf.outbox.read();
        const waiting = entries.filter(({ setAside }) => setAside === null).length;
        return { waiting, keptAside: entries.length - waiting };
      },
      send: keeping.sendWaiting,
      tell: shelf.sender.tell,
    };
    const lab = liveLab(store, { incidents: keeping.open, kept });
    lab.live.start();
    return lab;
  };
  return { start, away };
}

async function withMachine(
  work: (given: ReturnType<typeof machine>, store: TeamStore) => Promise<void>,
): Promise<void> {
  await withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
    await store.declare({ severity: 'SEV-1', title: 'API down' }, 'bob');
    await work(machine(store), store);
  });
}

const isDown = ({ incidents }: ReturnType<LiveLab['state']>) => incidents.status === 'failed';

test('a store that goes leaves its incidents on screen, dim and with their age; so does a restart', () =>
  withMachine(async ({ start, away }) => {
    const first = start();
    await first.until(({ incidents }) => incidents.data?.length === 1);
    away(true);
    first.live.refresh();
    const gone = await first.until(isDown);
    first.live.stop();
    const again = start();
    const restarted = await again.until((state) => isDown(state) && state.incidents.data !== null);
    again.live.stop();
    for (const state of [gone, restarted]) {
      const [row] = incidentRows(state);
      expect(row).toMatchObject({ id: 'INC-1', title: 'API down', isLastKnown: true });
      expect(row).toMatchObject({ severityTone: 'dim', statusTone: 'dim', next: '' });
      expect(lastKnownAge(state)).toMatch(/^\d+[smh] old$/);
    }
  }));

test('an incident opened while the store is away is read when it is back, though nothing changed', () =>
  withMachine(async ({ start, away }) => {
    const { live, until } = start();
    await until(({ incidents }) => incidents.data?.length === 1);
    away(true);
    live.actions.changeView((view) => opened(view, { kind: 'incident', id: 'INC-1' }));
    await until(({ incident }) => incident.status === 'failed');
    live.refresh();
    await until(isDown);
    away(false);
    live.refresh();
    const { incident } = await until((state) => state.incident.status === 'ok');
    live.stop();
    expect(incident.error).toBeNull();
    expect(incident.data?.events.map(({ kind }) => kind)).toEqual(['declared']);
  }));

test('what is shown is as old as the last answer, not as the last change', () =>
  withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
    await store.declare({ severity: 'SEV-1', title: 'API down' }, 'bob');
    let isAway = false;
    let laterMs = 0;
    const incidents = async () => {
      if (isAway) throw new StoreAwayError('connection refused');
      return store;
    };
    const timers = {
      now: () => Date.now() + laterMs,
      set: (task: () => void, ms: number) => setTimeout(task, ms),
      clear: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
    };
    const { live, until } = liveLab(store, { incidents, timers });
    live.start();
    await until((state) => state.incidents.data?.length === 1);
    laterMs = 7_200_000;
    const later = timers.now();
    live.refresh();
    await until(({ health }) =>
      health.some(({ name, at }) => name === 'store' && (at ?? 0) >= later),
    );
    isAway = true;
    live.refresh();
    const gone = await until(isDown);
    live.stop();
    expect(lastKnownAge(gone)).toMatch(/^\d+s old$/);
  }));

test('a store that can only be read is not said to be silent', () =>
  withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
    await store.declare({ severity: 'SEV-1', title: 'API down' }, 'bob');
    const error = new StoreAwayError('it is read-only', { isReadOnly: true });
    const acknowledge = () => Promise.reject(error);
    const lab = liveLab({ ...store, acknowledge });
    await lab.live.actions.acknowledge('INC-1');
    expect(lab.state().flash?.text).toBe(
      'INC-1 is unchanged: acknowledging needs the store, which takes no changes',
    );
  }));

test('an acknowledgement is refused and not kept; a note and a declaration wait, in sight', () =>
  withMachine(async ({ start, away }, store) => {
    const { live, state, until } = start();
    await until(({ incidents }) => incidents.data?.length === 1);
    away(true);
    expect(await live.actions.acknowledge('INC-1')).toBe(false);
    expect(state().flash?.text).toBe(
      'INC-1 is unchanged: acknowledging needs the store, which does not answer',
    );
    expect(await live.actions.note('INC-1', 'rolling back')).toBe(true);
    expect(state().flash?.text).toBe('kept here as OUT-1, sent when the store answers');
    const about = { slo: null, links: [{ kind: 'alert', target: 'SearchSlow' }] } as const;
    expect(await live.actions.declare('SEV-2', 'Search slow', about)).toBe(true);
    expect(state().flash).toMatchObject({ tone: 'bad', text: /^nobody is paged yet/ });
    // The declaration, and the alert it is about.
    expect(outboxWords(await until(({ outbox }) => outbox.waiting === 3))).toBe('3 not sent');
    expect((await store.list()).map(({ state: now }) => now)).toEqual(['triggered']);
    away(false);
    live.refresh();
    const sent = await until(({ outbox }) => outbox.waiting === 0);
    expect(sent.flash?.text ?? '').not.toMatch(/aside/);
    await until(({ incidents }) => incidents.data?.length === 2);
    live.stop();
    expect((await store.show('INC-1'))?.events.at(-1)?.text).toBe('rolling back');
    expect((await store.show('INC-2'))?.events.at(-1)?.text).toBe('about alert SearchSlow');
  }));

test('what the store will not take when it is back is said, and stays in sight', () =>
  withMachine(async ({ start, away }, store) => {
    const { live, until } = start();
    await until(({ incidents }) => incidents.data?.length === 1);
    away(true);
    await live.actions.update('INC-1', 'we know');
    await store.resolve('INC-1', 'carol', 'rolled back');
    away(false);
    live.refresh();
    const { flash, outbox } = await until((state) => /kept aside/.test(state.flash?.text ?? ''));
    expect(flash?.text).toMatch(/^OUT-1, the update on INC-1, is kept aside: INC-1 was already/);
    expect(outbox).toEqual({ waiting: 0, keptAside: 1 });
    live.stop();
  }));
