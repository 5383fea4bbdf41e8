import { describe, expect, test } from 'vitest';
import type { Incident, IncidentEvent } from '../../src/incidents/incident.ts';
import { failed, received, waiting } from '../../src/live/remote.ts';
import type { Screen } from '../../src/live/view.ts';
import type { IncidentCost } from '../../src/slo/incident-cost.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { anIncident } from '../support/live-state.ts';
import { opened } from './drawn.ts';

describe('an incident', () => {
  const screen: Screen = { kind: 'incident', id: 'INC-42' };

  test('shows who has it and everything that happened', () => {
    const shown = opened(screen, { columns: 100, rows: 24 });
    expect(shown).toContain('SEV-1  UNACKED 3:12  → bob 1:48');
    expect(shown).toContain('acknowledged  by nobody');
    expect(shown).toContain('acknowledge   by 14:33:55 London, in 1:48');
    expect(shown).toContain('incident-commander NOBODY (A gives it)');
    expect(shown).toContain('nobody: communications, technical-lead, customer-liaison');
    expect(shown).toMatch(/14:28:55 {2}alertmanager {2}declared SEV-1: API 5xx *│/);
    expect(shown).toMatch(/14:31:07 {2}bob *│/);
    expect(shown).toContain('pool of the payments database before rolling back.');
  });

  const incidentWith = (change: Partial<Incident>, events: readonly IncidentEvent[] = []) => {
    const incident = anIncident({ id: 'INC-42', declaredAt: fixtureNow - 3_600_000, ...change });
    const detail = received({ incident, events }, fixtureNow);
    return { incidents: received([incident], fixtureNow), incident: detail };
  };
  const event = (kind: IncidentEvent['kind'], text: string, seq = 1): IncidentEvent => ({
    ...{ seq, incidentId: 'INC-42', at: fixtureNow - 600_000, actor: 'bob', kind, text },
  });

  test.each([
    { columns: 120, rows: 40 },
    { columns: 80, rows: 30 },
    { columns: 60, rows: 40 },
  ])(
    'shows what is late, who has which role, and what it is linked to at $columns x $rows',
    (size) => {
      const state = incidentWith({
        ...{ state: 'acknowledged', acknowledgedBy: 'bob', acknowledgedAt: fixtureNow - 3_000_000 },
        ...{
          escalatesAt: null,
          updateDueAt: fixtureNow - 720_000,
          updatedAt: fixtureNow - 2_520_000,
        },
        roles: { communications: 'dave', 'incident-commander': 'carol' },
        ...{ warRoom: '#inc-42', slo: 'api-service/availability' },
        links: [
          { kind: 'alert', target: 'ErrorBudgetBurn' },
          { kind: 'url', target: 'https://status.example.com/42' },
        ],
      });
      const shown = opened(screen, size, state);
      expect(shown).toContain('update 12m late, carol');
      expect(shown).toMatch(/update +LATE by 12m, last 42m ago: u writes/);
      expect(shown).toMatch(/incident-commander carol *│[\s\S]*communications dave/);
      expect(shown).toMatch(/war room +#inc-42/);
      expect(shown).toMatch(/SLO +api-service\/availability/);
      expect(shown).toMatch(/alert +ErrorBudgetBurn/);
      expect(shown).toMatch(/link +https:\/\/status\.example\.com\/42/);
    },
  );

  test('shows what it has cost each SLO so far, and what can not be told', () => {
    const slo = 'api-service/availability';
    const links = [{ kind: 'slo', target: 'checkout/latency' }] as const;
    const about = incidentWith({ slo, links });
    const size = { columns: 120, rows: 40 };
    expect(opened(screen, size, about)).toMatch(/budget cost +reading…/);
    const cost: IncidentCost = {
      ...{ slo, window: '30d', by: 'sli', ongoing: true, unknownMs: 0, coverage: 1 },
      ...{
        projected: false,
        net: 0.694,
        gross: 0.695,
        excludedMs: 0,
        raw: null,
        during: { bad: 300, total: 1_000 },
      },
      counted: { from: fixtureNow - 3_600_000, to: fixtureNow },
    };
    const readings = [
      { kind: 'known', cost },
      { kind: 'unknown', slo: 'checkout/latency', reason: 'Prometheus answered 503' },
    ] as const;
    const costs = (id: string) => received({ id, readings }, fixtureNow);
    const shown = opened(screen, size, { ...about, incidentCosts: costs('INC-42') });
    expect(shown).toMatch(
      /api-service\/availability 69\.4% of 30d \(69\.5% with the usual errors\)/,
    );
    expect(shown).toContain('checkout/latency –: Prometheus answered 503');
    const other = opened(screen, size, { ...about, incidentCosts: costs('INC-7') });
    expect(other).not.toContain('69.4%');
  });

  test('an acknowledgement that is late says by how much', () => {
    const state = incidentWith({
      escalatesAt: null,
      escalationLevel: 2,
      escalatedAt: fixtureNow - 423_000,
    });
    const shown = opened(screen, { columns: 80, rows: 30 }, state);
    expect(shown).toMatch(/acknowledge +LATE by 2:03/);
  });

  test('keeps the history of what was merged and reopened', () => {
    const reopened = incidentWith({}, [
      event('resolved', 'resolved: rolled back'),
      event('reopened', 'reopened: came back', 2),
      event('absorbed', 'INC-7 merged into this: slow pay', 3),
    ]);
    const shown = opened(screen, { columns: 100, rows: 40 }, reopened);
    expect(shown).toMatch(/reopened +24 Nov 14:22 London by bob, 10m ago/);
    expect(shown).toMatch(/took in +INC-7 slow pay/);
    expect(shown).toContain('bob  reopened: came back');
    const merged = incidentWith({
      ...{ state: 'resolved', mergedInto: 'INC-2', resolution: 'merged into INC-2' },
      ...{ resolvedBy: 'bob', resolvedAt: fixtureNow - 60_000 },
    });
    expect(opened(screen, { columns: 100, rows: 40 }, merged)).toMatch(
      /merged into +INC-2 \(enter opens it\)/,
    );
  });

  test('keeps the lines of a note as they were written', () => {
    const state = incidentWith({}, [event('note', 'first line\nsecond line')]);
    const shown = opened(screen, { columns: 80, rows: 40 }, state);
    expect(shown).toMatch(/│ +first line *│\n│ +second line *│/);
    expect(shown.split('\n')).toHaveLength(40);
  });

  test('shows what the list knows while the timeline is read', () => {
    const shown = opened(screen, { columns: 100, rows: 24 }, { incident: waiting });
    expect(shown).toContain('API 5xx');
    expect(shown).toContain('Reading the timeline…');
  });

  test('does not claim to read while the store is away', () => {
    const away = { incident: failed(waiting, 'connection refused') };
    const shown = opened(screen, { columns: 100, rows: 24 }, away);
    expect(shown).toContain('! connection refused');
    expect(shown).toContain('The timeline could not be read.');
    expect(shown).not.toContain('Reading');
  });

  test('says that the store went away after it was read, and how old it is', () => {
    const { data } = liveFixture().incidents;
    const incidents = failed(received(data ?? [], fixtureNow - 90_000), 'connection refused');
    const shown = opened(screen, { columns: 100, rows: 24 }, { incidents });
    expect(shown).toContain('! connection refused (shown: 1m old)');
  });
});
