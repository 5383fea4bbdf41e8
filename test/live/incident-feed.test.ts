import { expect, test } from 'vitest';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { createIncidentFeed } from '../../src/live/incident-feed.ts';
import { clockActor } from '../../src/live/pass-deadlines.ts';
import { openStore } from '../../src/store/open-store.ts';

/** A store in memory in which a page is overdue as soon as it is declared, or after an hour. */
const openMemory = (acknowledgeWithinMinutes: number) =>
  openStore(
    { kind: 'sqlite', path: ':memory:' },
    {
      policies: usualPolicies(acknowledgeWithinMinutes),
    },
  );

test('lists again only when something changed', async () => {
  const store = await openMemory(60);
  const feed = createIncidentFeed(async () => store);
  expect(await feed.read()).toEqual([]);
  expect(await feed.read()).toBeNull();
  await store.declare({ severity: 'SEV-2', title: 'x' }, 'bob');
  expect(await feed.read()).toHaveLength(1);
  expect(await feed.read()).toBeNull();
  await store.close();
});

test('an overdue page goes up level by level, once each however many watch, and stays at the last', async () => {
  const store = await openMemory(0);
  const feeds = [createIncidentFeed(async () => store), createIncidentFeed(async () => store)];
  await store.declare({ severity: 'SEV-1', title: 'x' }, 'bob');
  for (let round = 0; round < 6; round++) await Promise.all(feeds.map((feed) => feed.read()));
  const detail = await store.show('INC-1');
  expect(detail?.incident).toMatchObject({ escalationLevel: 2, escalatesAt: null });
  const escalations = detail?.events.filter(({ kind }) => kind === 'escalated');
  expect(escalations?.map(({ actor }) => actor)).toEqual([clockActor, clockActor]);
  await store.close();
});

test('an acknowledged page stays where it is', async () => {
  const store = await openMemory(0);
  const feed = createIncidentFeed(async () => store);
  await store.declare({ severity: 'SEV-1', title: 'x' }, 'bob');
  await store.acknowledge('INC-1', 'alice');
  for (let round = 0; round < 3; round++) await feed.read();
  expect((await store.show('INC-1'))?.incident.escalationLevel).toBe(0);
  await store.close();
});
