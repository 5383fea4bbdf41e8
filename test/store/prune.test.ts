import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentId } from '../../src/incidents/incident-id.ts';
import type { Engine } from '../../src/store/engine.ts';
import { migrate } from '../../src/store/migrations.ts';
import { openEngine } from '../../src/store/open-engine.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { copyStore } from '../../src/store/upkeep/copy-store.ts';
import { prune } from '../../src/store/upkeep/prune.ts';
import { verifyStore } from '../../src/store/upkeep/verify-store.ts';
import { describeEachStore, minutes, type StoreLab, withStore } from '../support/stores.ts';
import { tamper } from '../support/tamper.ts';
import { withUpkeep } from '../support/upkeep.ts';

const outage = { severity: 'SEV-1', title: 'API down' } as const;
/** Later than anything a test writes. */
const later = Date.UTC(2100, 0, 1);

/** INC-1 and INC-3 resolved, INC-2 open, INC-4 merged into INC-2; their events between each other's. */
async function mixedStore(lab: StoreLab) {
  const location = await lab.freshLocation();
  await withStore(location, async (store) => {
    for (const _ of [1, 2, 3, 4]) await store.declare(outage, 'alice');
    await store.note('INC-2', 'alice', 'still open');
    await store.resolve('INC-1', 'alice', 'rolled back');
    await store.merge('INC-4', 'alice', 'INC-2');
    await store.resolve('INC-3', 'alice', 'rolled back');
  });
  return location;
}

describeEachStore('retention', (lab) => {
  test('removes what ended long ago, nothing of what is open, and leaves the log verifiable', async () => {
    const location = await mixedStore(lab);
    await withUpkeep(location, async (upkeep) => {
      const { newest } = await upkeep.verify(null);
      expect(await upkeep.prunable(later)).toEqual({ incidents: [1, 3], events: 4 });
      expect(await upkeep.prune(later, 'carol')).toEqual({ incidents: [1, 3], events: 4 });
      expect(await upkeep.verify(newest)).toMatchObject({
        ...{ incidents: 2, events: 5, pruned: 4, log: [], rows: [] },
      });
      expect(await upkeep.rebuild()).toEqual([]);
      expect(await upkeep.prune(later, 'carol')).toEqual({ incidents: [], events: 0 });
    });
    await withStore(location, async (store) => {
      expect((await store.list()).map(({ id }) => id)).toEqual(['INC-2', 'INC-4']);
      expect(await store.revision()).toBe(9);
      expect((await store.declare(outage, 'bob')).id).toBe('INC-5');
      for (const id of ['INC-2', 'INC-5']) await store.resolve(id, 'bob', 'done');
    });
    await withUpkeep(location, async (upkeep) => {
      expect(await upkeep.prune(later, 'carol')).toEqual({ incidents: [2, 4, 5], events: 8 });
      expect(await upkeep.verify(null)).toMatchObject({ events: 0, pruned: 12, log: [] });
    });
    await withStore(location, async (store) => {
      expect((await store.declare(outage, 'bob')).id).toBe('INC-6');
      expect(await store.revision()).toBe(13);
    });
    const copy = await lab.freshLocation();
    expect(await copyStore(location, copy)).toMatchObject({ events: 1, pruned: 12, log: [] });
    await withStore(copy, async (store) =>
      expect((await store.note('INC-6', 'bob', 'moved')).ok).toBe(true),
    );
    await withUpkeep(copy, async (upkeep) => expect((await upkeep.verify(null)).log).toEqual([]));
  });

  test('leaves what has not ended long enough ago', async () => {
    const location = await mixedStore(lab);
    await withUpkeep(location, async (upkeep) => {
      const day = 86_400_000;
      expect(await upkeep.prune((await upkeep.now()) - day, 'carol')).toMatchObject({ events: 0 });
      expect(await upkeep.verify(null)).toMatchObject({ events: 9, pruned: 0, log: [] });
    });
  });

  test('is the only way to remove events, and does not hide that others were', async () => {
    const location = await mixedStore(lab);
    await withUpkeep(location, (upkeep) => upkeep.prune(later, 'carol'));
    await expect(lab.execute(location, 'delete from events')).rejects.toThrow(/append-only/);
    await expect(lab.execute(location, 'delete from pruned_ranges')).rejects.toThrow(/append-only/);
    const forged = `insert into pruned_ranges (first_seq, last_seq, pruning, hash)
      select seq, seq, 1, hash from events where seq = 5`;
    await lab.execute(location, `${forged}; delete from events where seq = 5`);
    await withUpkeep(location, async (upkeep) => {
      expect((await upkeep.verify(null)).log[0]).toMatchObject({
        ...{ seq: 9, meaning: 'the record of what was pruned then was changed' },
      });
      await expect(upkeep.prune(later, 'carol')).rejects.toThrow(/nothing was changed/);
    });
  });

  test('refuses when an open incident only looks resolved', async () => {
    const location = await mixedStore(lab);
    await tamper(lab, location, "update incidents set state = 'resolved' where id = 2");
    await withUpkeep(location, async (upkeep) => {
      await expect(upkeep.prune(later, 'carol')).rejects.toThrow(/run onduty incident rebuild/);
      // Also to those who only ask, and where nothing would go.
      await expect(upkeep.prunable(0)).rejects.toThrow(/run onduty incident rebuild/);
      expect(await upkeep.verify(null)).toMatchObject({ events: 9, pruned: 0 });
    });
  });
});

type Step = 'declare' | 'note' | 'resolve' | 'prune';

async function take(engine: Engine, step: Step, chosen: number): Promise<void> {
  const store = sqlStore(engine, minutes);
  const incidents = await store.list();
  const id = incidents[chosen % Math.max(1, incidents.length)]?.id ?? incidentId(1);
  if (step === 'declare') await store.declare(outage, 'alice');
  if (step === 'note') await store.note(id, 'bob', 'looking');
  if (step === 'resolve') await store.resolve(id, 'bob', 'done');
  if (step === 'prune') await prune(engine, { endedBefore: later, actor: 'carol' });
}

describe('whatever happens to a store, in whatever order', () => {
  test('its log can be verified, and holds all of what is open', async () => {
    const step = fc.constantFrom<Step>('declare', 'note', 'resolve', 'note', 'prune');
    const steps = fc.array(fc.tuple(step, fc.nat(7)), { maxLength: 40, size: 'max' });
    await fc.assert(
      fc.asyncProperty(steps, async (life) => {
        const engine = await openEngine({ kind: 'sqlite', path: ':memory:' });
        await migrate(engine);
        for (const [what, chosen] of life) await take(engine, what, chosen);
        const verified = await engine.snapshot((db) => verifyStore(db, null));
        expect(verified).toMatchObject({ log: [], rows: [] });
        expect(verified.events + verified.pruned).toBe(verified.newest.seq);
        await engine.db.destroy();
      }),
      { numRuns: 40 },
    );
  });
});
