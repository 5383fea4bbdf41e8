import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { describeEachStore, minutes, withStore } from '../support/stores.ts';

const outage = { severity: 'SEV-1', title: 'API down' } as const;

describeEachStore('the incident store', (lab) => {
  test('keeps a declared incident, its deadline and its first event', async () => {
    await withStore(await lab.freshLocation(), async (store) => {
      const before = await store.now();
      const incident = await store.declare({ ...outage, slo: 'api/availability' }, 'alice');
      expect(incident).toMatchObject({ id: 'INC-1', state: 'triggered', version: 1 });
      expect(incident.declaredAt).toBeGreaterThanOrEqual(before);
      expect(incident.escalatesAt).toBe(incident.declaredAt + 5 * 60_000);
      const detail = await store.show('inc-1');
      expect(detail?.incident).toEqual(incident);
      expect(detail?.events).toEqual([
        {
          seq: 1,
          incidentId: 'INC-1',
          at: incident.declaredAt,
          actor: 'alice',
          kind: 'declared',
          text: 'declared SEV-1: API down',
        },
      ]);
    });
  });

  test('walks an incident to its end and keeps each step', async () => {
    const location = await lab.freshLocation();
    await withStore(location, async (store) => {
      await store.declare(outage, 'alice');
      await store.escalate('INC-1', 'alice', 0);
      await store.acknowledge('INC-1', 'bob');
      await store.note('INC-1', 'bob', 'rolling back');
      await store.setSeverity('INC-1', 'bob', 'SEV-2');
      const last = await store.resolve('INC-1', 'bob', 'rolled back');
      expect(last).toMatchObject({ ok: true, value: { state: 'resolved', version: 6 } });
    });
    await withStore(location, async (store) => {
      const detail = await store.show('INC-1');
      expect(detail?.incident).toMatchObject({
        severity: 'SEV-2',
        acknowledgedBy: 'bob',
        resolvedBy: 'bob',
        resolution: 'rolled back',
        escalationLevel: 1,
        escalatesAt: null,
      });
      expect(detail?.events.map(({ seq, kind }) => [seq, kind])).toEqual([
        [1, 'declared'],
        [2, 'escalated'],
        [3, 'acknowledged'],
        [4, 'note'],
        [5, 'severity'],
        [6, 'resolved'],
      ]);
    });
  });

  test('a refused change leaves nothing behind', async () => {
    await withStore(await lab.freshLocation(), async (store) => {
      await store.declare(outage, 'alice');
      await store.acknowledge('INC-1', 'bob');
      const revision = await store.revision();
      const second = await store.acknowledge('INC-1', 'carol');
      expect(second).toMatchObject({
        ok: false,
        refusal: { kind: 'already-acknowledged', by: 'bob' },
      });
      const unknown = await store.note('INC-99', 'carol', 'x');
      expect(unknown).toEqual({ ok: false, refusal: { kind: 'not-found', id: 'INC-99' } });
      expect(await store.revision()).toBe(revision);
      expect(await store.show('INC-99')).toBeNull();
    });
  });

  test('lists open ones first, worst first; then resolved ones, newest first', async () => {
    await withStore(await lab.freshLocation(), async (store) => {
      for (const severity of ['SEV-3', 'SEV-1', 'SEV-3', 'SEV-1'] as const) {
        await store.declare({ ...outage, severity }, 'alice');
      }
      await store.resolve('INC-2', 'alice', 'gone');
      const ids = (await store.list()).map(({ id }) => id);
      expect(ids).toEqual(['INC-4', 'INC-3', 'INC-1', 'INC-2']);
      await store.resolve('INC-3', 'alice', 'gone');
      const resolved = await store.list({ states: ['resolved'] });
      expect(resolved.map(({ id }) => id)).toEqual(['INC-3', 'INC-2']);
      expect(await store.list({ states: [] })).toEqual([]);
    });
  });

  test('keeps text safe: control sequences go, SQL and other scripts stay as typed', async () => {
    await withStore(await lab.freshLocation(), async (store) => {
      const title = "\u001b[31m'; drop table events; --\u0000 пожар 火事\u202e \ud800";
      const { id } = await store.declare({ severity: 'SEV-4', title }, 'eve\u0007');
      const detail = await store.show(id);
      expect(detail?.incident.title).toBe("'; drop table events; -- пожар 火事 \ufffd");
      expect(detail?.incident.declaredBy).toBe('eve');
      await store.note(id, 'eve', 'one\r\ntwo\u009b2J');
      expect((await store.show(id))?.events.at(-1)?.text).toBe('one\ntwo2J');
    });
  });

  test('refuses a title that can not be kept, in one line', async () => {
    await withStore(await lab.freshLocation(), async (store) => {
      const declare = (title: string) => store.declare({ severity: 'SEV-1', title }, 'alice');
      await expect(declare('x'.repeat(10_240))).rejects.toThrow(/10240 characters, at most 500/);
      await expect(declare('\u001b[0m \n')).rejects.toThrow(/title is empty/);
      expect(await store.revision()).toBe(0);
    });
  });

  test('several open the same new store at once', async () => {
    const location = await lab.freshLocation();
    const stores = await Promise.all([1, 2, 3].map(() => openStore(location, minutes)));
    await Promise.all(stores.map((store, index) => store.declare(outage, `person ${index}`)));
    const seen = await Promise.all(stores.map((store) => store.list()));
    for (const list of seen) expect(list.map(({ id }) => id)).toEqual(['INC-3', 'INC-2', 'INC-1']);
    await Promise.all(stores.map((store) => store.close()));
  });
});
