import { describe, expect, test } from 'vitest';
import { received } from '../../../src/live/remote.ts';
import { alertRows } from '../../../src/live/selectors/alert-rows.ts';
import { incidentRows } from '../../../src/live/selectors/incident-rows.ts';
import { sloRows } from '../../../src/live/selectors/slo-rows.ts';
import { visibleRows } from '../../../src/live/selectors/visible-rows.ts';
import type { LiveState } from '../../../src/live/state.ts';
import type { IncidentList, Pane, Sort, View } from '../../../src/live/view.ts';
import { withOnCall } from '../../../src/live/with-on-call.ts';
import { fixtureSlos } from '../../support/fixture-slos.ts';
import { fixtureNow } from '../../support/fixture-time.ts';
import { liveFixture } from '../../support/live-fixture.ts';
import { anIncident } from '../../support/live-state.ts';
import { aStoredOverride } from '../../support/stored-overrides.ts';

const state = liveFixture();

function withView(change: Partial<View>): LiveState {
  return { ...state, view: { ...state.view, ...change } };
}

function sortedBy(pane: Pane, sort: Sort): string[] {
  const sorted = withView({ sort: { ...state.view.sort, [pane]: sort } });
  return visibleRows(sorted, pane).map(({ id }) => id);
}

describe('SLO rows', () => {
  test('put the worst first, and what is not known before what is well', () => {
    expect(sloRows(state).map(({ mark }) => mark)).toEqual([
      'page',
      'ticket',
      'recovering',
      'silent-burn',
      'exhausted',
      'failed',
      'no-data',
      'stale',
      'ok',
      'no-traffic',
    ]);
  });

  test('never show what is missing as 0 or 100 %', () => {
    const row = sloRows(state).find(({ id }) => id === 'billing/availability');
    expect(row).toMatchObject({ now: '–', left: null, budget: '–', burn: '–', word: 'no data' });
  });

  test('keep the last good values of a failed query, with their age', () => {
    const row = sloRows(state).find(({ id }) => id === 'auth/latency');
    expect(row).toMatchObject({ now: '99.51%', budget: '55%', word: 'failed 12m', age: '12m' });
  });

  test('stay the same objects while they look the same', () => {
    const before = sloRows(state);
    const again = { ...state, slos: received(structuredClone(fixtureSlos), fixtureNow + 1) };
    expect(sloRows(again)).toBe(before);
    const [first, ...others] = fixtureSlos;
    const changed = first === undefined ? [] : [{ ...first, now: 0.5 }, ...others];
    const after = sloRows({ ...state, slos: received(changed, fixtureNow + 2) });
    const kept = after.filter((row) => before.includes(row));
    expect(kept).toHaveLength(before.length - 1);
  });

  test('are computed again for each second only when an age is shown', () => {
    const well = fixtureSlos.filter(({ data }) => data === 'ok');
    const calm = { ...state, slos: received(well, fixtureNow) };
    expect(sloRows({ ...calm, now: fixtureNow + 60_000 })).toBe(sloRows(calm));
    const old = sloRows({ ...state, now: fixtureNow + 60_000 });
    expect(old.find(({ id }) => id === 'mail/delivery')?.word).toBe('stale 5m');
  });

  test('are sorted by service, budget or burn, either way', () => {
    expect(sortedBy('slos', { column: 'service', reversed: false }).slice(0, 2)).toEqual([
      'api-service/availability',
      'auth/latency',
    ]);
    expect(sortedBy('slos', { column: 'budget', reversed: false })[0]).toBe('orders/availability');
    expect(sortedBy('slos', { column: 'burn', reversed: false })[0]).toBe('payments/availability');
    expect(sortedBy('slos', { column: 'burn', reversed: true }).at(-1)).toBe(
      'payments/availability',
    );
  });

  test('are filtered by every word, state words too', () => {
    const filter = { ...state.view.filter, slos: 'LATENCY ticket' };
    expect(sloRows(withView({ filter })).map(({ id }) => id)).toEqual(['checkout/latency']);
  });
});

describe('incident rows', () => {
  test('put open ones first, the worst of them on top', () => {
    expect(incidentRows(state).map(({ id }) => id)).toEqual(['INC-42', 'INC-40', 'INC-38']);
  });

  test('count since when nobody has it, and down to the next person', () => {
    const [first] = incidentRows({ ...state, now: fixtureNow + 10_000 });
    expect(first).toMatchObject({ status: 'UNACKED 3:22', next: '→ bob 1:38' });
    const incidents = (state.incidents.data ?? []).map((one) =>
      one.id === 'INC-42' ? { ...one, triggeredAt: fixtureNow } : one,
    );
    const reopened = { ...state, incidents: received(incidents, fixtureNow) };
    expect(incidentRows({ ...reopened, now: fixtureNow + 10_000 })[0]?.status).toBe('UNACKED 0:10');
    const [late] = incidentRows({ ...state, now: fixtureNow + 600_000 });
    expect(late?.next).toBe('→ bob now');
  });

  test('name who is on call when the escalation comes, not who is now', () => {
    const cover = aStoredOverride({
      start: fixtureNow + 60_000,
      end: fixtureNow + 3_600_000,
      user: 'carol',
      insteadOf: 'bob',
    });
    const incidents = received([anIncident({ escalatesAt: fixtureNow + 98_000 })], fixtureNow);
    const covered = withOnCall({ ...state, incidents, overrides: received([cover], fixtureNow) });
    expect(covered.onCall.data?.secondary).toBe('bob');
    expect(incidentRows(covered)[0]?.next).toBe('→ carol 1:38');
  });

  test('are sorted by age, by owner, nobody first, and by what is due', () => {
    expect(sortedBy('incidents', { column: 'age', reversed: true })[0]).toBe('INC-38');
    expect(sortedBy('incidents', { column: 'owner', reversed: false })[0]).toBe('INC-42');
    const late = anIncident({
      ...{ id: 'INC-7', severity: 'SEV-4', state: 'acknowledged', acknowledgedBy: 'zoe' },
      ...{ escalatesAt: null, updateDueAt: fixtureNow - 60_000 },
    });
    const view = {
      ...state.view,
      sort: { ...state.view.sort, incidents: { column: 'overdue', reversed: false } },
    };
    const incidents = received([...(state.incidents.data ?? []), late], fixtureNow);
    const rows = incidentRows({ ...state, incidents, view });
    expect(rows.map(({ id }) => id)).toEqual(['INC-7', 'INC-42', 'INC-40', 'INC-38']);
    expect(rows[0]).toMatchObject({ status: 'update 1m late, zoe', clock: 'update LATE 1m' });
  });

  test('hold the resolved ones when they are asked for, each once, and only as bad as asked', () => {
    const before = anIncident({ id: 'INC-5', severity: 'SEV-1', state: 'resolved' });
    const incidents = [before, ...(state.incidents.data ?? []).slice(0, 1)];
    const resolved = received({ incidents, rest: 0, asked: 200, openIds: '' }, fixtureNow);
    const listed = (list: Partial<IncidentList>) => {
      const incidentList = { ...state.view.incidentList, ...list };
      return incidentRows({ ...state, resolved, view: { ...state.view, incidentList } });
    };
    expect(listed({})).toHaveLength(3);
    expect(listed({ scope: 'all' })).toHaveLength(4);
    const worst = listed({ scope: 'all', atLeast: 'SEV-1' });
    expect(worst.map(({ id }) => id)).toEqual(['INC-42', 'INC-5']);
  });
});

test('alert rows put firing ones first and silenced ones last', () => {
  expect(alertRows(state).map(({ name }) => name)).toEqual([
    'ErrorBudgetBurn',
    'HighLatency',
    'DiskWillFill',
    'CertificateExpiry',
  ]);
  expect(sortedBy('alerts', { column: 'name', reversed: false })[0]).toBe('a4');
});

test('panes without a list have no rows', () => {
  expect(visibleRows(state, 'budget')).toEqual([]);
  expect(visibleRows(state, 'oncall')).toEqual([]);
});

test('of incidents declared in one millisecond the newest number comes first', () => {
  const numbers = ['INC-9', 'INC-11', 'INC-10'];
  const incidents = received(
    numbers.map((id) => anIncident({ id })),
    fixtureNow,
  );
  expect(incidentRows({ ...state, incidents }).map(({ id }) => id)).toEqual([
    'INC-11',
    'INC-10',
    'INC-9',
  ]);
});
