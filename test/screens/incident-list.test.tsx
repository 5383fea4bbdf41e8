import { render } from 'ink-testing-library';
import { describe, expect, test, vi } from 'vitest';
import { App } from '../../screens/app.tsx';
import { renderFrame } from '../../screens/render-frame.tsx';
import type { Incident } from '../../src/incidents/incident.ts';
import { commandTable } from '../../src/input/command-table.ts';
import { createDispatch } from '../../src/input/dispatch.ts';
import { received } from '../../src/live/remote.ts';
import type { IncidentList } from '../../src/live/view.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { width } from '../../src/text/width.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { liveLab } from '../support/live-lab.ts';
import { anIncident } from '../support/live-state.ts';
import { withStore } from '../support/stores.ts';

const minute = 60_000;

const three: readonly Incident[] = [
  anIncident({
    ...{ id: 'INC-42', severity: 'SEV-1', title: 'API 5xx', declaredAt: fixtureNow - 192_000 },
    ...{ escalatesAt: fixtureNow + 108_000, roles: {} },
  }),
  anIncident({
    ...{ id: 'INC-40', severity: 'SEV-2', title: 'slow search', state: 'acknowledged' },
    ...{ acknowledgedBy: 'bob', acknowledgedAt: fixtureNow - 60 * minute, escalatesAt: null },
    ...{ roles: { 'incident-commander': 'carol' }, updateDueAt: fixtureNow - 12 * minute },
  }),
  anIncident({
    ...{ id: 'INC-38', severity: 'SEV-4', title: 'typo', state: 'mitigated', escalatesAt: null },
    ...{ acknowledgedBy: 'dave', acknowledgedAt: fixtureNow - 90 * minute },
  }),
];

type Size = { readonly columns: number; readonly rows: number };

function list(
  size: Size,
  incidents: readonly Incident[] = three,
  shown: Partial<IncidentList> = {},
  glyphs: 'braille' | 'ascii' = 'braille',
): string[] {
  const view = firstView('overview');
  const state = liveFixture({
    incidents: received(incidents, fixtureNow),
    view: {
      ...view,
      ...{ pane: 'incidents', zoomed: true },
      incidentList: { ...view.incidentList, ...shown },
    },
  });
  const look = { glyphs, theme: 'monochrome' } as const;
  return renderFrame(state, { ...size, ...look, commands: commandTable }).split('\n');
}

const lineWith = (lines: readonly string[], text: string) =>
  lines.find((line) => line.includes(text)) ?? '';

describe('the list of incidents on the whole screen', () => {
  test('tells how bad, what, whose, how old, what is due and what is missing, without colour', () => {
    const lines = list({ columns: 120, rows: 40 });
    expect(lineWith(lines, 'INC-42')).toMatch(
      /▸ SEV-1 INC-42 +API 5xx +nobody +3m +UNACKED +ack in 1:48 +no commander/,
    );
    expect(lineWith(lines, 'INC-40')).toMatch(
      /SEV-2 INC-40 +slow search +carol +\S+ +acked +update LATE 12m/,
    );
    expect(lineWith(lines, 'INC-38')).toMatch(/SEV-4 INC-38 +typo +dave +\S+ +mitigated/);
    expect(lineWith(lines, 'Incidents')).toContain('3 open · 1 unacked · 1 late');
  });

  test.each([
    { columns: 120, rows: 40 },
    { columns: 80, rows: 24 },
    { columns: 60, rows: 20 },
    { columns: 30, rows: 12 },
  ])('keeps severity, id, state and what is late at $columns x $rows', (size) => {
    for (const glyphs of ['braille', 'ascii'] as const) {
      const lines = list(size, three, { marked: ['INC-40'] }, glyphs);
      expect(lines.filter((line) => width(line) > size.columns)).toEqual([]);
      expect(lineWith(lines, 'INC-42')).toMatch(/S(EV-)?1 +INC-42.*UNACKED/);
      expect(lineWith(lines, 'INC-40')).toMatch(/[✓+]S(EV-)?2 +INC-40/);
      if (size.columns >= 60) expect(lineWith(lines, 'INC-40')).toMatch(/12m late|LATE 12m/);
    }
  });

  test('says what it is narrowed to and how many are selected', () => {
    const lines = list({ columns: 120, rows: 40 }, three, {
      ...{ scope: 'all', atLeast: 'SEV-2', marked: ['INC-40', 'INC-42'] },
    });
    expect(lineWith(lines, 'Incidents')).toContain('2 selected  with resolved  to SEV-2');
    expect(lines.join('\n')).not.toContain('INC-38');
    const marked = ['INC-38', 'INC-42'];
    const worst = list({ columns: 120, rows: 40 }, three, { atLeast: 'SEV-2', marked });
    expect(lineWith(worst, 'Incidents')).toContain('2 selected, 1 hidden');
  });

  test('says that more resolved ones come', () => {
    const incidents = [...Array(60).keys()].map((number) =>
      anIncident({ id: `INC-${60 - number}`, state: 'resolved', resolvedAt: fixtureNow }),
    );
    const view = { ...firstView('overview'), pane: 'incidents', zoomed: true } as const;
    const frame = (rest: number) =>
      renderFrame(
        liveFixture({
          incidents: received([], fixtureNow),
          resolved: received({ incidents, rest, asked: 60, openIds: '' }, fixtureNow),
          view: { ...view, incidentList: { ...view.incidentList, scope: 'all' } },
        }),
        { columns: 80, rows: 24, glyphs: 'ascii', theme: 'monochrome', commands: commandTable },
      );
    expect(frame(9_550)).toContain(' 1/60, 9550 more ');
    expect(frame(0)).toMatch(/ 1\/60 -/);
  });

  test('says how to see the others when the severity hides them all', () => {
    const shown = list({ columns: 80, rows: 24 }, three.slice(2), { atLeast: 'SEV-2' });
    expect(shown.join('\n')).toContain('None is SEV-2 or worse: f shows the others.');
  });
});

test('the list scrolls, selects, and acknowledges what is selected', () =>
  withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
    for (let number = 1; number <= 60; number += 1)
      await store.declare({ severity: 'SEV-3', title: `number ${number}` }, 'bob');
    const lab = liveLab(store);
    const { input } = createDispatch(commandTable, lab.live.actions, lab.state);
    lab.live.start();
    const look = { glyphs: 'braille', theme: 'monochrome' } as const;
    const app = render(
      <App store={lab.live.store} commands={commandTable} look={look} onInput={input} />,
    );
    const shows = (text: string | RegExp) =>
      vi.waitFor(() => expect(app.lastFrame()).toMatch(text), { timeout: 15_000 });
    try {
      await shows(/60 open · 60 unacked/);
      await vi.waitFor(() => {
        app.stdin.write('4');
        expect(lab.state().view.pane).toBe('incidents');
      });
      if (!lab.state().view.zoomed) app.stdin.write('4');
      await shows(/number 60/);
      expect(app.lastFrame()).not.toContain('number 1 ');
      app.stdin.write('G');
      await shows(/▸ SEV-3 INC-1 .*number 1 /);
      app.stdin.write('kk  a');
      await shows(/2 acknowledged/);
      const taken = await store.list({ states: ['acknowledged'] });
      expect(taken.map(({ id }) => id)).toEqual(['INC-3', 'INC-2']);
    } finally {
      app.unmount();
      lab.live.stop();
    }
  }));
