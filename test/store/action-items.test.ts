import { expect, test } from 'vitest';
import type { ActionWish } from '../../src/incidents/change-action-item.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { copyStore } from '../../src/store/upkeep/copy-store.ts';
import { describeEachStore, type StoreLab, withStore } from '../support/stores.ts';
import { tamper } from '../support/tamper.ts';
import { withUpkeep } from '../support/upkeep.ts';

const outage = { severity: 'SEV-1', title: 'API down' } as const;
/** Later than anything a test writes. */
const later = Date.UTC(2100, 0, 1);

const promise = (text: string, due: string | null = null, owner: string | null = null) =>
  ({ kind: 'add-action', text, owner, due }) satisfies ActionWish;
const finish = (number: number) => ({ kind: 'finish-action', number }) satisfies ActionWish;

const names = async (store: TeamStore, filter?: Parameters<TeamStore['actionItems']>[0]) =>
  (await store.actionItems(filter)).map(({ incidentId, item }) => `${incidentId}/${item.number}`);

/** INC-1 with two, one of them without a day and one done; INC-2, resolved, with two; INC-3 with none. */
async function promisedStore(lab: StoreLab) {
  const location = await lab.freshLocation();
  await withStore(location, async (store) => {
    for (const _ of [1, 2, 3]) await store.declare(outage, 'alice');
    await store.resolve('INC-2', 'alice', 'rolled back');
    await store.changeActions('INC-1', 'alice', promise('Raise the pool'));
    await store.changeActions('INC-1', 'alice', promise('Write it down', '2026-01-01'));
    await store.changeActions('INC-1', 'bob', finish(2));
    await store.changeActions('INC-2', 'alice', promise('Test failover', '2026-12-01', 'bob'));
    await store.changeActions('INC-2', 'alice', promise('Alert on leaks', '2026-11-30', 'carol'));
  });
  return location;
}

describeEachStore('action items', (lab) => {
  test('are listed over all incidents, the longest overdue first', async () => {
    await withStore(await promisedStore(lab), async (store) => {
      expect(await names(store)).toEqual(['INC-2/2', 'INC-2/1', 'INC-1/1']);
      expect(await names(store, { dueBefore: '2026-12-01' })).toEqual(['INC-2/2']);
      expect(await names(store, { states: 'all' })).toEqual([
        ...['INC-2/2', 'INC-2/1', 'INC-1/1', 'INC-1/2'],
      ]);
      expect((await store.show('INC-2'))?.incident.actionItems).toMatchObject([
        { number: 1, text: 'Test failover', owner: 'bob', due: '2026-12-01' },
        { number: 2, text: 'Alert on leaks', owner: 'carol', due: '2026-11-30' },
      ]);
    });
  });

  test('of those who finish one at once, one wins and the others are told who', async () => {
    await withStore(await promisedStore(lab), async (store) => {
      const people = ['alice', 'bob', 'carol', 'dave'];
      const outcomes = await Promise.all(
        people.map((name) => store.changeActions('INC-2', name, finish(1))),
      );
      const winner = people[outcomes.findIndex(({ ok }) => ok)];
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      for (const outcome of outcomes)
        if (!outcome.ok)
          expect(outcome.refusal).toMatchObject({ kind: 'action-over', state: 'done', by: winner });
    });
  });

  test('added by several at once get a number each; sent twice with one key, one is added', async () => {
    await withStore(await promisedStore(lab), async (store) => {
      const texts = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(texts.map((text) => store.changeActions('INC-3', text, promise(text))));
      for (const _ of [1, 2]) await store.changeActions('INC-3', 'alice', promise('f'), 'key-1');
      const items = (await store.show('INC-3'))?.incident.actionItems ?? [];
      expect(items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(items.map(({ text }) => text).toSorted()).toEqual([...texts, 'f']);
    });
  });

  test('are what the log makes them: verified, rebuilt and copied', async () => {
    const location = await promisedStore(lab);
    const before = await withStore(location, (store) => store.actionItems({ states: 'all' }));
    await tamper(lab, location, 'update incidents set open_actions = 0, first_due = null');
    await withUpkeep(location, async (upkeep) => {
      expect((await upkeep.verify(null)).rows.map(({ incident }) => incident)).toEqual([
        ...['INC-1', 'INC-2'],
      ]);
      await upkeep.rebuild();
      expect((await upkeep.verify(null)).rows).toEqual([]);
    });
    const copy = await lab.freshLocation();
    await copyStore(location, copy);
    for (const place of [location, copy])
      await withStore(place, async (store) =>
        expect(await store.actionItems({ states: 'all' })).toEqual(before),
      );
  });

  test('keep a resolved incident from being forgotten, and what was merged into it', async () => {
    const location = await promisedStore(lab);
    await withStore(location, async (store) => {
      await store.merge('INC-3', 'alice', 'INC-1');
      await store.resolve('INC-1', 'alice', 'rolled back');
    });
    await withUpkeep(location, async (upkeep) => {
      expect((await upkeep.prunable(later)).incidents).toEqual([]);
    });
    await withStore(location, (store) => store.changeActions('INC-1', 'alice', finish(1)));
    await withUpkeep(location, async (upkeep) => {
      expect((await upkeep.prune(later, 'carol')).incidents).toEqual([1, 3]);
      expect(await upkeep.verify(null)).toMatchObject({ incidents: 1, log: [], rows: [] });
    });
  });

  test('are set back by undo', async () => {
    await withStore(await promisedStore(lab), async (store) => {
      const done = await store.changeActions('INC-2', 'bob', finish(1));
      if (!done.ok) throw new Error(done.refusal.kind);
      const undone = await store.undo('INC-2', 'bob', done.value.version);
      expect(undone.ok && undone.value.actionItems[0]?.standing).toEqual({ state: 'open' });
      expect(await names(store)).toEqual(['INC-2/2', 'INC-2/1', 'INC-1/1']);
    });
  });

  test('that others wrote past the store show no control sequence and hide no incident', async () => {
    const location = await promisedStore(lab);
    const bad = JSON.stringify([
      { number: 1, text: '\u001b[31mred\u202e', owner: null, due: '2026-02-30', addedBy: 'x' },
      { number: 2, text: '\u001b[31mred\u202e', owner: null, due: '2026-02-30', addedBy: 'x' },
    ]).replaceAll('"addedBy":"x"', '"addedBy":"x","addedAt":1,"standing":{"state":"open"}');
    await tamper(
      lab,
      location,
      `update incidents set action_items = '${bad}', open_actions = 2 where id = 3`,
      "update incidents set action_items = '[7]', open_actions = 1 where id = 1",
    );
    await withStore(location, async (store) => {
      const listed = await store.actionItems();
      expect(listed.filter(({ incidentId }) => incidentId === 'INC-3')).toMatchObject([
        ...[{ item: { text: 'red', due: null } }, { item: { text: 'red', due: null } }],
      ]);
      expect(await store.list()).toHaveLength(3);
    });
  });
});
