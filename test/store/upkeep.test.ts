import { expect, test } from 'vitest';
import type { StoreLocation } from '../../src/config/config.ts';
import { openUpkeep } from '../../src/store/upkeep/open-upkeep.ts';
import { describeEachStore, type StoreLab, withStore } from '../support/stores.ts';
import { tamper } from '../support/tamper.ts';
import { withUpkeep } from '../support/upkeep.ts';

/** Two incidents and a merge: events 1 to 7. */
async function busyStore(lab: StoreLab): Promise<StoreLocation> {
  const location = await lab.freshLocation();
  await withStore(location, async (store) => {
    await store.declare({ severity: 'SEV-1', title: 'API down' }, 'alice');
    await store.declare({ severity: 'SEV-2', title: 'slow' }, 'bob');
    await store.acknowledge('INC-1', 'bob');
    await store.assign('INC-1', 'bob', 'incident-commander', 'bob');
    await store.link('INC-1', 'bob', [{ kind: 'url', target: 'https://example.com/1' }]);
    await store.merge('INC-2', 'alice', 'INC-1');
  });
  return location;
}

describeEachStore('the upkeep of a store', (lab) => {
  test('finds nothing wrong with what the store wrote', async () => {
    await withUpkeep(await busyStore(lab), async (upkeep) => {
      const verified = await upkeep.verify(null);
      expect(verified).toMatchObject({ incidents: 2, events: 7, log: [], rows: [] });
      expect((await upkeep.verify(verified.newest)).log).toEqual([]);
      expect(await upkeep.rebuild()).toEqual([]);
    });
  });

  test.each([
    ['an edit', "update events set text = 'x' where seq = 3", 3, 'INC-1', /changed/],
    ['a gap', 'delete from events where seq between 3 and 4', 3, null, /3 to 4 are missing/],
    ['a missing end', 'delete from events where seq > 5', 6, null, /end is missing/],
    [
      'reordering',
      'update events set seq = 99 where seq = 3; update events set seq = 3 where seq = 4; update events set seq = 4 where seq = 99',
      ...([3, 'INC-1', /moved/] as const),
    ],
  ])('finds %s and says where', async (_, statement, seq, incident, meaning) => {
    const location = await busyStore(lab);
    await tamper(lab, location, statement);
    await withUpkeep(location, async (upkeep) => {
      const { log } = await upkeep.verify(null);
      expect(log[0]).toMatchObject({ seq, incident, meaning: expect.stringMatching(meaning) });
      await expect(upkeep.rebuild()).rejects.toThrow(/log is not as it was written \(seq/);
    });
  });

  test('rebuilds rows that were changed, removed or added, and says what differed', async () => {
    const location = await busyStore(lab);
    const before = await withStore(location, (store) => store.list());
    const surplus = `insert into incidents (id, severity, title, state, declared_at, declared_by, escalation_level, version)
      values (9, 'SEV-1', 'never declared', 'triggered', 1, 'mallory', 0, 1)`;
    const edit = "update incidents set state = 'resolved', roles = '{}' where id = 1";
    await tamper(lab, location, edit, 'delete from incidents where id = 2', surplus);
    await withUpkeep(location, async (upkeep) => {
      const { log, rows } = await upkeep.verify(null);
      expect(log).toEqual([]);
      expect(rows.map(({ incident }) => incident)).toEqual(['INC-1', 'INC-2', 'INC-9']);
      expect(rows[0]).toMatchObject({
        expected: 'state "acknowledged", roles "{\\"incident-commander\\":\\"bob\\"}"',
        found: 'state "resolved", roles "{}"',
      });
      expect(await upkeep.differences()).toHaveLength(3);
      expect(await upkeep.rebuild()).toMatchObject([
        { number: 1, columns: expect.arrayContaining(['state', 'roles']) },
        { number: 2, found: null },
        { number: 9, expected: null },
      ]);
      expect(await upkeep.differences()).toEqual([]);
    });
    expect(await withStore(location, (store) => store.list())).toEqual(before);
  });

  test('makes no store where there is none', async () => {
    const location = await lab.freshLocation();
    await expect(openUpkeep(location)).rejects.toThrow(/there is no incident store in/);
    await expect(openUpkeep(location)).rejects.toThrow(/there is no incident store in/);
  });
});
