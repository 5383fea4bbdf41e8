import { expect, test } from 'vitest';
import type { StoreLocation } from '../../src/config/config.ts';
import type { EscalationPolicy } from '../../src/incidents/escalation-policy.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import type { Outcome } from '../../src/incidents/refusal.ts';
import { passDeadlines } from '../../src/live/pass-deadlines.ts';
import type { IncidentStore } from '../../src/store/incident-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { policiesWith } from '../support/clock-incident.ts';
import { startStoreProcess } from '../support/store-process.ts';
import { describeEachStore, withStore } from '../support/stores.ts';
import { storeOf0001 } from '../support/written-store.ts';

/** The first step is over as soon as it begins, the second in an hour. */
const impatient: EscalationPolicy = {
  name: 'impatient',
  steps: [
    { who: [{ role: 'primary' }], timeoutSeconds: 0 },
    { who: [{ role: 'secondary' }, { person: 'dave' }], timeoutSeconds: 3600 },
    { who: [{ person: 'eve' }], timeoutSeconds: 3600 },
  ],
  repeats: 2,
  remindAfterSeconds: 1800,
};
const rounds = 20;

async function declareOverdue(location: StoreLocation, count: number): Promise<void> {
  const store = await openStore(location, { policies: policiesWith(impatient) });
  for (let round = 1; round <= count; round += 1)
    await store.declare({ severity: 'SEV-1', title: `overdue ${round}` }, 'alice');
  await store.close();
}

async function passed(store: IncidentStore): Promise<readonly Incident[]> {
  const changed: Incident[] = [];
  await passDeadlines(store, await store.list(), async (incident) => {
    changed.push(incident);
  });
  return changed;
}

describeEachStore('escalation in the store', (lab) => {
  test('of two processes that saw the same step overdue, exactly one takes the next', async () => {
    const location = await lab.freshLocation();
    await declareOverdue(location, rounds);
    const racers = await Promise.all(
      ['one', 'other'].map((actor) => startStoreProcess(location, actor, 'pass-deadline', rounds)),
    );
    for (const racer of racers) racer.begin();
    expect(await Promise.all(racers.map((racer) => racer.ended()))).toEqual([0, 0]);
    const [one = [], other = []] = racers.map(({ lines }) =>
      lines.map((line) => JSON.parse(line) as Outcome<Incident>),
    );
    await withStore(location, async (store) => {
      for (let round = 0; round < rounds; round += 1) {
        const id = `INC-${round + 1}`;
        const answers = [one[round], other[round]];
        expect(answers.filter((answer) => answer?.ok)).toHaveLength(1);
        expect(answers.find((answer) => !answer?.ok)).toMatchObject({
          refusal: { kind: 'not-due', id },
        });
        const detail = await store.show(id);
        expect(detail?.incident.escalationLevel).toBe(1);
        expect(detail?.events.map(({ kind }) => kind)).toEqual(['declared', 'escalated']);
      }
    });
  });

  test('a page keeps its policy and its deadline over restarts and other configurations', async () => {
    const location = await lab.freshLocation();
    await declareOverdue(location, 1);
    const step = await withStore(location, async (store) => {
      return (await passed(store))[0];
    });
    expect(step?.escalationPolicy).toEqual(impatient);
    await withStore(location, async (store) => {
      const [read] = await store.list();
      expect(read).toEqual(step);
      expect(read?.escalatesAt).toBe((read?.escalatedAt ?? 0) + 3_600_000);
      expect(await passed(store)).toEqual([]);
      const taken = await store.acknowledge('INC-1', 'bob');
      if (!taken.ok) throw new Error(taken.refusal.kind);
      const { acknowledgedAt, escalatesAt, remindsAt } = taken.value;
      expect([escalatesAt, remindsAt]).toEqual([null, (acknowledgedAt ?? 0) + 1_800_000]);
      const given = await store.unacknowledge('INC-1', 'bob');
      expect(given).toMatchObject({ value: { escalationPolicy: { name: 'usual' } } });
    });
  });

  test('a page that ran before there were policies goes on by the deadline it had', async () => {
    const location = await storeOf0001(lab);
    const overdue = 'update incidents set escalates_at = case id when 3 then 1000 end';
    await lab.execute(location, overdue);
    await withStore(location, async (store) => {
      const read = (await store.list()).find(({ id }) => id === 'INC-3');
      expect(read).toMatchObject({ escalationPolicy: null, escalatesAt: 1000 });
      const [changed] = await passed(store);
      expect(changed).toMatchObject({ escalationLevel: 1, escalationPolicy: null });
      expect(changed?.escalatesAt).toBe((changed?.escalatedAt ?? 0) + 300_000);
    });
  });

  test('a policy that somebody broke past the store is no policy', async () => {
    const location = await lab.freshLocation();
    await declareOverdue(location, 1);
    for (const broken of ['{', '[]', '{"name":"x","steps":[],"repeats":0}']) {
      await lab.execute(location, `update incidents set escalation_policy = '${broken}'`);
      await withStore(location, async (store) => {
        expect((await store.list())[0]?.escalationPolicy).toBeNull();
      });
    }
  });
});
