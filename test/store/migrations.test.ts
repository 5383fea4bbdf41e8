import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { describeEachStore, minutes, withStore } from '../support/stores.ts';
import { withUpkeep } from '../support/upkeep.ts';
import { storeOf0001 } from '../support/written-store.ts';

describeEachStore('a store written by migration 0001', (lab) => {
  test('comes up to date with all it held, and goes on', async () => {
    const location = await storeOf0001(lab);
    await withStore(location, async (store) => {
      expect((await store.list()).map(({ id, state, version }) => [id, state, version])).toEqual([
        ['INC-2', 'triggered', 2],
        ['INC-3', 'triggered', 2],
        ['INC-1', 'resolved', 5],
      ]);
      const detail = await store.show('INC-1');
      expect(detail?.incident).toMatchObject({
        ...{ severity: 'SEV-2', acknowledgedBy: 'bob', resolution: 'pool of 50 again' },
        ...{ slo: 'checkout/availability', roles: {}, links: [], warRoom: null, updateDueAt: null },
      });
      expect(detail?.events[2]?.text).toBe("it's the “new” pool: ümlaut, 漢字, 💥");
      expect(await store.acknowledge('INC-2', 'carol')).toMatchObject({ ok: true });
      expect((await store.declare({ severity: 'SEV-1', title: 'new' }, 'dan')).id).toBe('INC-4');
    });
    await withUpkeep(location, async (upkeep) => {
      expect(await upkeep.verify(null)).toMatchObject({ events: 11, log: [], rows: [] });
    });
  });

  test('is kept as it was first, and it is said where', async () => {
    const location = await storeOf0001(lab);
    const said: string[] = [];
    const open = async () => {
      const store = await openStore(location, { ...minutes, remark: (line) => said.push(line) });
      await store.close();
    };
    await Promise.all([open(), open(), open()]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/its tables are 0007-triggered now; as it was before, it is in /);
    if (location.kind === 'postgres') {
      const count = `do $$ begin if (select count(*) from before_0002_process_events) <> 9 then raise 'not kept'; end if; end $$`;
      await lab.execute(location, count);
      return;
    }
    const [name = '', ...others] = keptBeside(location.path);
    expect(others).toEqual([]);
    const kept = path.join(path.dirname(location.path), name);
    expect(said[0]).toContain(kept);
    expect((statSync(kept).mode & 0o777).toString(8)).toBe('600');
    const database = new DatabaseSync(kept, { readOnly: true });
    expect(database.prepare('select name from onduty_migration').all()).toMatchObject([
      { name: '0001-incidents' },
    ]);
    expect(database.prepare('select count(*) as events from events').get()).toMatchObject({
      events: 9,
    });
    database.close();
  });

  test('stays as it is when it can not be brought up to date', async () => {
    const location = await storeOf0001(lab);
    await lab.execute(location, 'create table prunings (something_else text)');
    await expect(openStore(location, minutes)).rejects.toThrow(
      /can't open the incident store in .*prunings/,
    );
    const check = 'insert into store_head (id, seq, last_incident) values (2, 0, 0)';
    await expect(lab.execute(location, check)).rejects.toThrow(/store_head_alone/);
    if (location.kind === 'sqlite') expect(keptBeside(location.path)).toEqual([]);
    await lab.execute(location, 'drop table prunings');
    await withStore(location, async (store) => expect(await store.list()).toHaveLength(3));
  });
});

function keptBeside(file: string): readonly string[] {
  const beginning = `${path.basename(file)}.before-0002-process-`;
  return readdirSync(path.dirname(file)).filter((name) => name.startsWith(beginning));
}
