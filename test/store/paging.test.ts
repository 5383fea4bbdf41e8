import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Incident } from '../../src/incidents/incident.ts';
import { incidentNumber } from '../../src/incidents/incident-id.ts';
import { isSelected, type Selection } from '../../src/incidents/selection.ts';
import type { IncidentFilter, IncidentStore } from '../../src/store/incident-store.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { fillStore } from '../support/full-store.ts';
import { describeEachStore, type StoreLab, withStore } from '../support/stores.ts';

const from = Date.UTC(2025, 0, 1);
const hour = 3_600_000;

const filters: fc.Arbitrary<IncidentFilter> = fc.record(
  {
    states: fc.subarray(['triggered', 'acknowledged', 'resolved'] as const),
    severities: fc.subarray(['SEV-1', 'SEV-2', 'SEV-4'] as const),
    service: fc.constantFrom('checkout', 'checkout/availability', 'check', 'search', "o'%_"),
    since: fc.integer({ min: 0, max: 40 }).map((number) => from + number * hour),
    until: fc.integer({ min: 0, max: 45 }).map((number) => from + number * hour),
  },
  { requiredKeys: [] },
);

/** 40 incidents, three of them in each hour declared in one millisecond, with links and owners. */
async function withHistory(lab: StoreLab, work: (store: TeamStore) => Promise<void>) {
  const location = await lab.freshLocation();
  await fillStore(location, { incidents: 40, eventsEach: 2, open: 6, from });
  await lab.execute(
    location,
    `update incidents set declared_at = declared_at - (id % 3) * ${hour} where id <= 38`,
  );
  await withStore(location, async (store) => {
    await store.link('INC-7', 'alice', [{ kind: 'slo', target: 'search/latency' }]);
    await store.link('INC-9', 'alice', [{ kind: 'url', target: 'search/latency' }]);
    await store.link('INC-38', 'alice', [{ kind: 'slo', target: "o'%_" }]);
    await store.acknowledge('INC-39', 'bob');
    await work(store);
  });
}

const anything: Selection = {
  ...{ severities: null, service: null, who: null, role: null },
  ...{ since: null, until: null, text: null },
};

function left(all: readonly Incident[], { states, ...filter }: IncidentFilter): Incident[] {
  return all
    .filter(({ state }) => states?.includes(state) ?? true)
    .filter((incident) => isSelected(incident, { ...anything, ...filter }));
}

const number = ({ id }: Incident) => incidentNumber(id) ?? 0;

/** All pages one after another; `between` runs before each but the first. */
async function joined(
  store: IncidentStore,
  filter: IncidentFilter,
  limit: number,
  between: () => Promise<unknown> = async () => {},
): Promise<Incident[]> {
  const all: Incident[] = [];
  for (;;) {
    const after = all.at(-1)?.id;
    const { incidents, rest } = await store.page(filter, { limit, ...(after && { after }) });
    all.push(...incidents);
    expect(incidents.length).toBeLessThanOrEqual(limit);
    if (rest === 0) return all;
    expect(incidents).toHaveLength(limit);
    await between();
  }
}

describeEachStore('pages of incidents', (lab) => {
  test('one after another are the whole list, newest first, whatever is looked for', () =>
    withHistory(lab, async (store) => {
      const all = await store.list();
      await fc.assert(
        fc.asyncProperty(filters, fc.integer({ min: 1, max: 45 }), async (filter, limit) => {
          const wanted = left(all, filter);
          expect(await store.list(filter)).toEqual(wanted);
          const newestFirst = wanted.toSorted((one, other) => number(other) - number(one));
          expect(await joined(store, filter, limit)).toEqual(newestFirst);
          const first = await store.page(filter, { limit });
          expect(first.rest).toBe(Math.max(0, wanted.length - limit));
        }),
        { numRuns: 60 },
      );
    }));

  test('hold each incident once though new ones come in between', () =>
    withHistory(lab, async (store) => {
      const before = await store.list();
      const seen = await joined(store, {}, 7, () =>
        store.declare({ severity: 'SEV-1', title: 'one more' }, 'carol'),
      );
      const ids = before.toSorted((one, other) => number(other) - number(one)).map(({ id }) => id);
      expect(seen.map(({ id }) => id)).toEqual(ids);
      expect((await store.page({}, { limit: 1 })).rest).toBe(before.length + 5 - 1);
    }));

  test('go on where they were though the last one seen is no longer among them', () =>
    withHistory(lab, async (store) => {
      const resolved = { states: ['resolved'] } as const;
      const first = await store.page(resolved, { limit: 5 });
      const last = first.incidents.at(-1)?.id ?? '';
      await store.reopen(last, 'alice', 'it is back');
      const next = await store.page(resolved, { limit: 5, after: last });
      expect(next.incidents.map(({ id }) => id)).toEqual([
        ...['INC-29', 'INC-28', 'INC-27', 'INC-26', 'INC-25'],
      ]);
      expect(next.rest).toBe(24);
    }));
});
