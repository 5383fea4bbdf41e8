import path from 'node:path';
import { expect, test } from 'vitest';
import { undoOffer } from '../../src/live/selectors/undo-offer.ts';
import type { IncidentStore } from '../../src/store/incident-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { type LiveLab, listed, liveLab } from '../support/live-lab.ts';
import { temporaryFolder, withStore } from '../support/stores.ts';

const folder = temporaryFolder();
let files = 0;

async function withLive(work: (lab: LiveLab, store: IncidentStore) => Promise<void>) {
  files += 1;
  await withStore({ kind: 'sqlite', path: path.join(folder, `${files}.db`) }, async (store) => {
    await store.declare({ severity: 'SEV-2', title: 'API 5xx', slo: 'api/availability' }, 'bob');
    const lab = liveLab(store);
    lab.live.start();
    try {
      await lab.until(({ incidents }) => incidents.data?.length === 1);
      await work(lab, store);
    } finally {
      lab.live.stop();
    }
  });
}

test('an acknowledgement is pending until the store has answered, and then said', () =>
  withLive(async ({ live, state }) => {
    const done = live.actions.acknowledge('INC-1');
    expect(state().pending).toEqual([{ incidentId: 'INC-1', verb: 'acknowledging' }]);
    expect(listed(state(), 'INC-1')?.state).toBe('triggered');
    await done;
    expect(state().pending).toEqual([]);
    expect(listed(state(), 'INC-1')?.acknowledgedBy).toBe('alice');
    expect(state().flash).toMatchObject({ tone: 'good', text: 'INC-1 acknowledged' });
  }));

test('a lost race says who was first, and shows it', () =>
  withLive(async ({ live, until, state }, store) => {
    await store.acknowledge('INC-1', 'carol');
    await live.actions.acknowledge('INC-1');
    expect(state().flash?.tone).toBe('bad');
    expect(state().flash?.text).toMatch(/^INC-1 was already acknowledged by carol/);
    const after = await until((now) => listed(now, 'INC-1')?.state === 'acknowledged');
    expect(listed(after, 'INC-1')?.acknowledgedBy).toBe('carol');
  }));

test('pressing twice writes once', () =>
  withLive(async ({ live }, store) => {
    await Promise.all([live.actions.note('INC-1', 'looking'), live.actions.note('INC-1', 'again')]);
    const detail = await store.show('INC-1');
    expect(detail?.events.filter(({ kind }) => kind === 'note')).toHaveLength(1);
  }));

test('what another process writes comes by itself, also into the open timeline', () =>
  withLive(async ({ live, until }, store) => {
    live.actions.open({ kind: 'incident', id: 'INC-1' });
    await until(({ incident }) => incident.data?.events.length === 1);
    await store.note('INC-1', 'carol', 'restarted the pods');
    const { incident } = await until(({ incident: open }) => open.data?.events.length === 2);
    expect(incident.data?.events.at(-1)?.text).toBe('restarted the pods');
  }));

test('a resolved incident leaves the list, and stays on its own screen', () =>
  withLive(async ({ live, until, state }) => {
    live.actions.open({ kind: 'incident', id: 'INC-1' });
    await live.actions.resolve('INC-1', 'rolled back');
    expect(listed(state(), 'INC-1')).toBeUndefined();
    const { incident } = await until((now) => now.incident.data?.incident.state === 'resolved');
    expect(incident.data?.incident.resolution).toBe('rolled back');
  }));

test('a declared incident is listed at once, linked to its SLO, alert and runbook', () =>
  withLive(async ({ live, state }) => {
    const links = [
      { kind: 'alert', target: 'CheckoutBurns' },
      { kind: 'runbook', target: 'runbooks/checkout.md' },
    ] as const;
    const about = { slo: 'checkout/availability', links };
    await live.actions.declare('SEV-1', 'Checkout down', about);
    expect(listed(state(), 'INC-2')).toMatchObject(about);
    expect(state().flash?.text).toBe('INC-2 declared');
  }));

test('a store that can not be opened is a failed part of the screen, not its end; it is tried again', async () => {
  let tries = 0;
  const location = { kind: 'sqlite', path: path.join(folder, 'late.db') } as const;
  await withStore(location, async (store) => {
    const incidents = async (): Promise<IncidentStore> => {
      tries += 1;
      if (tries === 1) throw new StoreError('the disk is full');
      return store;
    };
    const lab = liveLab(store, { incidents });
    lab.live.start();
    const failed = await lab.until((state) => state.incidents.status === 'failed');
    expect(failed.health.find(({ name }) => name === 'store')?.error).toBe('the disk is full');
    const ok = await lab.until((state) => state.incidents.status === 'ok');
    expect(ok.health.find(({ name }) => name === 'store')?.status).toBe('ok');
    lab.live.stop();
  });
});

test('a write that can not be made says why and changes nothing', async () => {
  const location = { kind: 'sqlite', path: path.join(folder, 'away.db') } as const;
  await withStore(location, async (store) => {
    const incidents = async (): Promise<IncidentStore> => {
      throw new StoreError('connection refused');
    };
    const { live, state } = liveLab(store, { incidents });
    await live.actions.acknowledge('INC-1');
    expect(state().flash).toMatchObject({ tone: 'bad', text: 'connection refused' });
    expect(state().pending).toEqual([]);
  });
});

test('several acknowledged at once: each is pending, each confirmed, or its loser told who won', () =>
  withLive(async ({ live, until, state }, store) => {
    await store.declare({ severity: 'SEV-3', title: 'slow search' }, 'bob');
    await store.declare({ severity: 'SEV-3', title: 'slow mail' }, 'bob');
    await until(({ incidents }) => incidents.data?.length === 3);
    await store.acknowledge('INC-2', 'carol');
    const done = live.actions.acknowledgeAll(['INC-1', 'INC-2', 'INC-3']);
    expect(state().pending.map(({ incidentId }) => incidentId)).toEqual([
      'INC-1',
      'INC-2',
      'INC-3',
    ]);
    await done;
    expect(state().pending).toEqual([]);
    expect(state().flash?.tone).toBe('bad');
    expect(state().flash?.text).toMatch(
      /^2 of 3 acknowledged: INC-2 was already acknowledged by carol/,
    );
    const own = (await store.list()).filter(({ acknowledgedBy }) => acknowledgedBy === 'alice');
    expect(own.map(({ id }) => id)).toEqual(['INC-1', 'INC-3']);
  }));

test('when several lose, each is told who won in a line of its own', () =>
  withLive(async ({ live, state }, store) => {
    await store.declare({ severity: 'SEV-3', title: 'slow search' }, 'bob');
    await store.acknowledge('INC-1', 'carol');
    await store.acknowledge('INC-2', 'dave');
    await live.actions.acknowledgeAll(['INC-1', 'INC-2']);
    expect(state().view.overlay).toMatchObject({
      kind: 'report',
      title: '0 of 2 acknowledged',
      lines: [
        expect.stringMatching(/^INC-1 was already acknowledged by carol/),
        expect.stringMatching(/^INC-2 was already acknowledged by dave/),
      ],
    });
  }));

test('what was done last is offered to be taken back, and is, unless somebody acted on it since', () =>
  withLive(async ({ live, until, state }, store) => {
    await live.actions.acknowledge('INC-1');
    expect(undoOffer(state())).toBeGreaterThan(0);
    await live.actions.undo();
    expect(listed(state(), 'INC-1')).toMatchObject({ state: 'triggered', acknowledgedBy: null });
    expect(undoOffer(state())).toBeNull();

    await live.actions.acknowledge('INC-1');
    await store.note('INC-1', 'carol', 'thank you');
    await until((now) => listed(now, 'INC-1')?.version === 5);
    expect(undoOffer(state())).toBeNull();
    await live.actions.undo();
    expect(state().flash?.text).toMatch(/^INC-1 was changed by carol .*: nothing was taken back$/);
    expect(listed(state(), 'INC-1')?.acknowledgedBy).toBe('alice');
  }));
