import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  findAmong,
  findIncidents,
  type Search,
} from '../../../src/commands/incident/find-incidents.ts';
import { listIncidents } from '../../../src/commands/incident/list-incidents.ts';
import type { ListFlags } from '../../../src/commands/incident/read-selection.ts';
import { severities } from '../../../src/incidents/incident.ts';
import type { IncidentStore } from '../../../src/store/incident-store.ts';
import { fillStore } from '../../support/full-store.ts';
import { atTheShell } from '../../support/incident-shell.ts';
import { describeEachStore, type StoreLab, withStore } from '../../support/stores.ts';

const from = Date.UTC(2025, 0, 1);
const hour = 3_600_000;

/** INC-1 to INC-70, the last four of them open. */
async function withSeventy(lab: StoreLab, work: (store: IncidentStore) => Promise<void>) {
  const location = await lab.freshLocation();
  await fillStore(location, { incidents: 70, eventsEach: 2, open: 4, from });
  await withStore(location, work);
}

const nullOr = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const searches: fc.Arbitrary<Search> = fc.record({
  states: nullOr(fc.subarray(['triggered', 'mitigated', 'resolved'] as const)),
  selection: fc.record({
    severities: nullOr(fc.subarray([...severities])),
    service: nullOr(fc.constantFrom('checkout', 'search')),
    who: nullOr(fc.constantFrom('Alice', 'bob')),
    role: fc.constant(null),
    since: nullOr(fc.integer({ min: 0, max: 70 }).map((number) => from + number * hour)),
    until: nullOr(fc.integer({ min: 0, max: 70 }).map((number) => from + number * hour)),
    text: nullOr(fc.constantFrom('NUMBER 1', 'rolled')),
  }),
  sort: fc.constantFrom('worst', 'newest', undefined),
  limit: fc.oneof(
    fc.constantFrom({ kind: 'all' } as const, { kind: 'usual' } as const),
    fc.record({ kind: fc.constant('first' as const), count: fc.integer({ min: 1, max: 80 }) }),
  ),
});

describeEachStore('how much incident list shows', (lab) => {
  const listed = (flags: ListFlags, json = false) =>
    new Promise<{ readonly ids: readonly string[]; readonly said: readonly string[] }>(
      (resolve, reject) =>
        withSeventy(lab, (store) =>
          atTheShell(async (deps, printed) => {
            await listIncidents({ ...deps, store }, flags, json);
            const ids = printed.join('\n').match(/INC-\d+/g) ?? [];
            resolve({ ids, said: [...printed.slice(json ? 0 : 1), ...printed.beside] });
          }),
        ).catch(reject),
    );

  test('is never less than is there, whatever is looked for: parts read are parts of the whole', () =>
    withSeventy(lab, async (store) => {
      const all = await store.list();
      await fc.assert(
        fc.asyncProperty(searches, async (search) => {
          expect(await findIncidents(store, search)).toEqual(findAmong(all, search));
        }),
        { numRuns: 80 },
      );
    }));

  test('is what is open and the newest of what is resolved, and how to see the rest', async () => {
    const { ids, said } = await listed({ all: true });
    expect(ids).toHaveLength(54);
    expect(ids.slice(0, 6)).toEqual(['INC-68', 'INC-69', 'INC-70', 'INC-67', 'INC-66', 'INC-65']);
    expect(ids.at(-1)).toBe('INC-17');
    expect(said).toEqual(['and 16 more resolved ones: --limit 0 shows all']);
  });

  test.each<[ListFlags, number, readonly string[]]>([
    [{}, 4, []],
    [{ all: true, limit: 0 }, 70, []],
    [{ status: ['resolved'], limit: 3 }, 3, ['and 63 more: --limit 0 shows all']],
    [{ all: true, severity: ['SEV-1'] }, 17, []],
    [{ all: true, sort: 'worst' }, 54, ['and 16 more resolved ones: --limit 0 shows all']],
  ])('%j', async (flags, count, remarks) => {
    const { ids, said } = await listed(flags);
    expect(ids).toHaveLength(count);
    expect(said).toEqual(remarks);
  });

  test('is all for a program, unless it asks for less, which then knows how many there are', async () => {
    const whole = JSON.parse((await listed({ all: true }, true)).said[0] ?? '');
    expect(whole.incidents).toHaveLength(70);
    const some = JSON.parse((await listed({ all: true, limit: 5 }, true)).said[0] ?? '');
    expect(some).toMatchObject({ found: 70 });
    expect(some.incidents).toHaveLength(5);
  });
});
