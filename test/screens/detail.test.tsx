import { describe, expect, test } from 'vitest';
import { renderFrame } from '../../screens/render-frame.tsx';
import type { Incident, IncidentEvent } from '../../src/incidents/incident.ts';
import { commandTable } from '../../src/input/command-table.ts';
import { failed, received, waiting } from '../../src/live/remote.ts';
import type { LiveState } from '../../src/live/state.ts';
import type { Overlay, Screen } from '../../src/live/view.ts';
import { firstView } from '../../src/live/view-moves.ts';
import type { IncidentCost } from '../../src/slo/incident-cost.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { anAlert, anIncident } from '../support/live-state.ts';

type Size = { readonly columns: number; readonly rows: number };

function text(state: LiveState, size: Size): string {
  const look = { glyphs: 'braille', theme: 'monochrome' } as const;
  return renderFrame(state, { ...size, ...look, commands: commandTable });
}

function opened(
  screen: Screen,
  size: Size,
  change: Partial<LiveState> = {},
  overlay: Overlay = { kind: 'none' },
): string {
  const stack = [{ kind: 'overview' } as const, screen];
  const view = { ...firstView('overview'), stack, overlay };
  return text(liveFixture({ view, ...change }), size);
}

function over(overlay: Overlay, size: Size = { columns: 100, rows: 30 }): string {
  return text(liveFixture({ view: { ...firstView('overview'), overlay } }), size);
}

const tall: Size = { columns: 120, rows: 46 };

describe('an SLO', () => {
  const screen: Screen = { kind: 'slo', id: 'api-service/availability' };

  test('counts its incident by the clock of the store, as the list of incidents does', () => {
    const ahead = { storeAheadMs: 60_000 };
    expect(opened(screen, tall, ahead)).toContain('UNACKED 4:12');
    const overview = opened({ kind: 'overview' }, tall, ahead);
    expect(overview.match(/UNACKED \d:\d\d/g)).toEqual(['UNACKED 4:12', 'UNACKED 4:12']);
  });

  test('shows its state, its budget, each burn window with its alert, and the PromQL behind them', () => {
    const shown = opened(screen, tall);
    expect(shown).toContain('▲ page: burns over 14.4× in 1h and 5m');
    expect(shown).toContain('23%, 9m 58s of 43m 12s left');
    expect(shown).toContain('276 failures left ≈ 9m at current traffic');
    expect(shown).toMatch(/1h +27 +1\.8k +1\.49% +14\.9× +page 14\.4× +yes/);
    expect(shown).toContain('burn 1h 14.9× = (bad 27 / total 1,800) / (1 − 0.999)');
    expect(shown).toContain(
      'sum(increase(http_requests_total{service="api-service",status=~"5.."}[30d]))',
    );
    expect(shown).toMatch(/25 Oct .* now/);
  });

  test.each([
    ['budget', ['Budget left', 'spent evenly', '100%', 'INC-42']],
    ['sli', ['SLI  good share of each', '99.9% wanted']],
    ['burn', ['Burn rate', 'line: 1×', '0×']],
  ] as const)('draws its %s over the window, with a scale and its incidents', (chart, facts) => {
    const view = {
      ...firstView('overview'),
      stack: [{ kind: 'overview' } as const, screen],
      chart,
    };
    for (const glyphs of ['braille', 'block'] as const) {
      const shown = renderFrame(liveFixture({ view }), { ...tall, glyphs, theme: 'monochrome' });
      for (const fact of facts) expect(shown).toContain(fact);
    }
  });

  test('shows what the budget would be, beside what it is', () => {
    const choice = { objective: 4, window: 3, exclusion: 0 };
    const shown = opened(screen, { columns: 80, rows: 24 }, {}, { kind: 'what-if', choice });
    expect(shown).toMatch(/target +99\.5% +is 99\.9%/);
    expect(shown).toMatch(/budget +85% left, 3h 2m of 3h 36m +is 23%/);
    expect(shown).toMatch(/pages +\S+/);
    expect(shown).toContain('steps of 6h over 30d');
  });

  test('scrolls to its end and no further', () => {
    const view = firstView('overview');
    const stack = [{ kind: 'overview' } as const, screen];
    const state = liveFixture({ view: { ...view, stack, scroll: Number.MAX_SAFE_INTEGER } });
    const lines = text(state, { columns: 100, rows: 24 }).split('\n');
    expect(lines).toHaveLength(24);
    expect(lines.at(-3)).toContain(
      'sum(increase(http_requests_total{service="api-service"}[30d]))',
    );
    expect(lines.at(-2)).toContain(' end ');
  });

  test('says what is missing instead of drawing it', () => {
    const shown = opened({ kind: 'slo', id: 'billing/availability' }, tall, { burnDown: waiting });
    expect(shown).toContain('no data: no series match http_requests_total{service="billing"}');
    expect(shown).toContain('what is left is not known');
    expect(shown).toContain('Reading it…');
    expect(opened({ kind: 'slo', id: 'gone/x' }, tall)).toContain('gone/x is not known (yet).');
  });

  test('shows the age of values that are not fresh', () => {
    const shown = opened({ kind: 'slo', id: 'auth/latency' }, tall);
    expect(shown).toContain('query failed: Prometheus answered 503 Service Unavailable');
    expect(shown).toContain('the last good values, 12m old');
  });
});

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

test('an alert shows its runbook', () => {
  const runbook = 'https://runbooks.example.com/api';
  const alerts = received([anAlert({ id: 'a1', runbook })], fixtureNow);
  const shown = opened({ kind: 'alert', id: 'a1' }, tall, { alerts });
  expect(shown).toMatch(/runbook +https:\/\/runbooks\.example\.com\/api/);
});

test('an alert shows its labels, and that it has gone when it has', () => {
  expect(opened({ kind: 'alert', id: 'a1' }, tall)).toContain('alertname ErrorBudgetBurn');
  expect(opened({ kind: 'alert', id: 'zz' }, tall)).toContain('it has resolved');
});

test('the rotation shows who is on call and who is next', () => {
  const shown = opened({ kind: 'oncall' }, tall);
  expect(shown).toContain('now alice until Mon 09:00 London, in 5d 18h  then bob');
});

test('the side panel shows pager, incidents, SLOs and alerts in thirty to sixty columns', () => {
  const view = firstView('side');
  // The narrower, the less is said of a page; when it goes on goes last.
  const pages = { 30: 'UNACKED 3:12', 45: 'UNACKED → bob 1:48', 60: 'UNACKED 3:12 → bob 1:48' };
  for (const [columns, page] of Object.entries(pages).map(([at, said]) => [+at, said] as const)) {
    const shown = text(liveFixture({ view }), { columns, rows: 30 });
    expect(shown.split('\n')).toHaveLength(30);
    for (const fact of ['alice', 'then bob, charlie', page, '▲ api-servi', '23%', '2 firing'])
      expect(shown).toContain(fact);
  }
});

describe('what lies over the screen', () => {
  test('help lists every command of the table', () => {
    const shown = over({ kind: 'help', offset: 0 }, { columns: 160, rows: 60 });
    expect(commandTable.filter(({ title }) => !shown.includes(title))).toEqual([]);
  });

  test('the palette shows what fits the typed letters', () => {
    expect(over({ kind: 'palette', text: 'escal', index: 0 })).toMatch(/Escalate .* e │/);
  });

  test('a question names what it is about and how to say no', () => {
    const question = 'Escalate INC-42 to bob?';
    const action = { kind: 'escalate', id: 'INC-42', fromLevel: 0 } as const;
    const shown = over({ kind: 'confirm', question, detail: null, action });
    expect(shown).toContain(question);
    expect(shown).toContain('any other key no');
  });

  test('a line being typed shows its caret and what is wrong with it', () => {
    const wish = { kind: 'note', id: 'INC-42' } as const;
    const typed = { kind: 'input', title: 'Note', text: 'rolling back', caret: 7, wish } as const;
    expect(over({ ...typed, error: null })).toContain('> rolling▏ back');
    expect(over({ ...typed, error: 'say something' })).toContain('! say something');
  });

  test('a declaration says what it will be linked to', () => {
    const about = {
      slo: 'api/availability',
      links: [{ kind: 'alert', target: 'ErrorBudgetBurn' }],
    } as const;
    const wish = { kind: 'declare', about } as const;
    const typed = { kind: 'input', title: 'Declare', text: 'SEV-2 x', caret: 7, wish } as const;
    expect(over({ ...typed, error: null })).toContain(
      'with SLO api/availability, alert ErrorBudgetBurn',
    );
  });

  test('what is chosen among many is narrowed by its letters and stays in sight', () => {
    const choices = Array.from({ length: 40 }, (_, index) => ({
      ...{ value: `p${index}`, label: `person ${index}`, note: index === 30 ? 'on call' : '' },
    }));
    const wish = { kind: 'person', id: 'INC-42', role: 'communications' } as const;
    const asked = { kind: 'choose', title: 'Who', choices, orTyped: true, wish } as const;
    const far = over({ ...asked, text: '', index: 35 }, { columns: 60, rows: 20 });
    expect(far).toContain('person 35');
    expect(far).toContain('36/40');
    const typed = over({ ...asked, text: 'on call', index: 0 });
    expect(typed).toMatch(/person 30 +on call/);
    expect(typed).toMatch(/on call +as typed/);
  });

  test('several refusals are each said whole', () => {
    const lines = ['INC-1 was already acknowledged by carol 4 s ago', 'x'.repeat(90)];
    const shown = over({ kind: 'report', title: '0 of 2 acknowledged', lines });
    expect(shown).toContain('! INC-1 was already acknowledged by carol 4 s ago');
    expect(shown.match(/x/g)?.length).toBeGreaterThanOrEqual(90);
  });

  test('a text of several lines is hinted at on the one line of its prompt', () => {
    const wish = { kind: 'note', id: 'INC-42' } as const;
    const typed = { kind: 'input', title: 'Note', text: '👍 one\ntwo', caret: 5, wish } as const;
    expect(over({ ...typed, error: null })).toContain('> 👍 one▏↵two');
  });

  test('the end of a long line stays in sight', () => {
    const long = `${'word '.repeat(60)}end`;
    const shown = over({ kind: 'filter', text: long });
    expect(shown.split('\n').at(-1)).toContain('word end▏');
  });
});
