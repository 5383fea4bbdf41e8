import { describe, expect, test } from 'vitest';
import { handoffJson } from '../../../src/commands/handoff/handoff-json.ts';
import { handoffMarkdown, handoffText } from '../../../src/commands/handoff/handoff-text.ts';
import { type HandoffSources, readHandoff } from '../../../src/live/handoff/read-handoff.ts';
import type { AlertmanagerSource } from '../../../src/sources/alertmanager/alertmanager-source.ts';
import { SourceError } from '../../../src/sources/source-error.ts';
import type { IncidentStore } from '../../../src/store/incident-store.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { withStore } from '../../support/stores.ts';

const { signal } = new AbortController();
const hour = 3_600_000;

function sourcesOver(store: IncidentStore, change: Partial<HandoffSources> = {}): HandoffSources {
  return {
    store: async () => store,
    schedule: null,
    prometheus: null,
    statuses: async () => [],
    alertmanager: null,
    ...change,
  };
}

function alertmanagerAt(now: number): AlertmanagerSource {
  const silence = (id: string, inHours: number) => {
    const endsAt = now + inHours * hour;
    return { id, createdBy: 'alice', comment: `silence ${id}`, endsAt };
  };
  const alert = (alertname: string, silencedBy: readonly string[]) => ({
    fingerprint: alertname,
    state: 'suppressed' as const,
    labels: { alertname },
    annotations: {},
    startsAt: now - hour,
    silencedBy,
  });
  return {
    url: 'http://alertmanager.example',
    alerts: async () => [alert('HighErrors', ['b']), alert('Slow', ['b']), alert('Other', [])],
    silences: async () => [silence('a', 30), silence('b', 5), silence('c', 1)],
    close: () => {},
  };
}

type Promised = { readonly text: string; readonly owner: string | null; readonly days: number };

/** An action item that is due so many days from today. */
async function promiseOn(store: IncidentStore, id: string, { text, owner, days }: Promised) {
  const due = new Date((await store.now()) + days * 24 * hour).toISOString().slice(0, 10);
  await store.changeActions(id, 'bob', { kind: 'add-action', text, owner, due });
}

describe('a handoff', () => {
  test('has what is open, what happened, and what lapses, and says what is not known', () =>
    withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
      await store.declare({ severity: 'SEV-1', title: 'API *down*' }, 'bob');
      await store.declare({ severity: 'SEV-3', title: 'slow' }, 'bob');
      await store.note('INC-1', 'bob', 'of no note to others');
      await store.acknowledge('INC-1', 'carol');
      await store.setSeverity('INC-1', 'carol', 'SEV-2');
      await store.resolve('INC-2', 'bob', 'gone\nfor good');
      const promise = (text: string, days: number, owner: string | null = null) =>
        promiseOn(store, 'INC-2', { text, owner, days });
      await promise('Write *it* down', -12, 'carol');
      await promise('Test failover', 7);
      await promise('Later', 8);
      await promise('Raise the pool', -1, 'bob');
      const at = await store.now();
      const sources = sourcesOver(store, { alertmanager: alertmanagerAt(at) });
      const handoff = await readHandoff(sources, { at, asked: at - hour, signal });
      const text = handoffText(handoff).replaceAll(/\d\d:\d\d UTC/g, 'T');
      expect(text.split('\n').slice(1)).toEqual([
        '',
        'Open incidents',
        expect.stringMatching(
          /^ {2}INC-1 SEV-2 API \*down\*: acknowledged by carol, \d+s old, no commander$/,
        ),
        '',
        'Budget spent',
        '  not known: no Prometheus is named',
        '',
        'Silences that end within a day',
        expect.stringMatching(/ends .*T, in 1h: silence c \(alice\); hides nothing now$/),
        expect.stringMatching(/ends .*T, in 5h: silence b \(alice\); hides HighErrors, Slow$/),
        '',
        'Action items: overdue, or due within a week',
        '  12 days overdue: Write *it* down, carol (INC-2 action item 1, slow)',
        '  1 day overdue: Raise the pool, bob (INC-2 action item 4, slow)',
        expect.stringMatching(/^ {2}due \S+, in 7 days: Test failover, nobody has it \(INC-2/),
        '',
        'What happened',
        expect.stringMatching(/T INC-1 bob: declared SEV-1: API \*down\*$/),
        expect.stringMatching(/T INC-2 bob: declared SEV-3: slow$/),
        expect.stringMatching(/T INC-1 carol: severity SEV-1 → SEV-2$/),
        expect.stringMatching(/T INC-2 bob: resolved: gone \/ for good$/),
      ]);
      expect(handoffMarkdown(handoff)).toContain('- INC-1 SEV-2 API \\*down\\*: ');
      const json = JSON.parse(handoffJson(handoff));
      expect(json).toMatchObject({
        because: 'asked',
        openIncidents: [{ id: 'INC-1', severity: 'SEV-2' }],
        budgetSpent: null,
        lapsingSilences: [
          { id: 'c', hides: [] },
          { id: 'b', hides: ['HighErrors', 'Slow'] },
        ],
        overdueActionItems: [
          { incident: 'INC-2', number: 1, owner: 'carol', overdueDays: 12 },
          { incident: 'INC-2', number: 4, owner: 'bob', overdueDays: 1 },
        ],
        dueActionItems: [{ number: 2, owner: null, overdueDays: null }],
        problems: { spending: 'no Prometheus is named' },
      });
      expect(json.events.map(({ kind }: { kind: string }) => kind)).toEqual([
        'declared',
        'declared',
        'severity',
        'resolved',
      ]);
    }));

  test('does not let stand what was taken back or given back', () =>
    withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
      const { version } = await store.declare({ severity: 'SEV-1', title: 'API down' }, 'bob');
      await store.resolve('INC-1', 'bob', 'wrong one');
      await store.undo('INC-1', 'bob', version + 1);
      await store.acknowledge('INC-1', 'carol');
      await store.unacknowledge('INC-1', 'carol');
      await store.acknowledge('INC-1', 'dora');
      await store.mitigate('INC-1', 'bob', 'more connections');
      const given = await store.assign('INC-1', 'bob', 'communications', 'erin');
      if (given.ok) await store.undo('INC-1', 'bob', given.value.version);
      const at = await store.now();
      const handoff = await readHandoff(sourcesOver(store), { at, asked: at - hour, signal });
      const text = handoffText(handoff);
      expect(text).toMatch(/resolved: wrong one\n.*took back: resolved\n.*given back/);
      expect(text).toContain('API down: mitigated, dora has it,');
      expect(text).not.toContain('took back: assigned');
    }));

  test('names the year of what is not of this one', () =>
    withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
      const [at, asked] = [Date.UTC(2026, 0, 5, 9), Date.UTC(2024, 0, 5, 9)];
      const handoff = await readHandoff(sourcesOver(store), { at, asked, signal });
      expect(handoffText(handoff)).toContain('since 5 Jan 2024 09:00 UTC\n');
    }));

  test('begins where it is asked to, and lacks what came before', () =>
    withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
      await store.declare({ severity: 'SEV-1', title: 'API down' }, 'bob');
      const at = (await store.now()) + 2 * hour;
      const handoff = await readHandoff(sourcesOver(store), { at, asked: at - hour, signal });
      expect(handoff.events).toEqual({ kind: 'known', value: [] });
      expect(handoffText(handoff)).toMatch(/What happened\n {2}nothing$/);
      const day = await readHandoff(sourcesOver(store), { at, asked: null, signal });
      expect(day).toMatchObject({ since: at - 24 * hour, because: 'day' });
      expect(day.events).toMatchObject({ value: [{ kind: 'declared' }] });
    }));

  test('is given all the same when every source is away', async () => {
    const away = async () => {
      throw new StoreError('the store is away\nsecond line');
    };
    const silent = async () => {
      throw new SourceError('unreachable', 'no answer');
    };
    const alertmanager = { ...alertmanagerAt(0), silences: silent };
    const sources = { ...sourcesOver({} as IncidentStore), store: away, alertmanager };
    const handoff = await readHandoff(sources, { at: hour, asked: 0, signal });
    expect(JSON.parse(handoffJson(handoff)).problems).toEqual({
      incidents: 'the store is away',
      actions: 'the store is away',
      events: 'the store is away',
      spending: 'no Prometheus is named',
      silences: 'no answer',
    });
  });
});
