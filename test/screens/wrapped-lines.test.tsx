import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrappedLines } from '../../screens/parts/wrapped-lines.ts';
import { failed, received, waiting } from '../../src/live/remote.ts';
import type { LiveState } from '../../src/live/state.ts';
import type { Screen } from '../../src/live/view.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { lineWidth, span } from '../../src/text/line.ts';
import { width } from '../../src/text/width.ts';
import { fixtureSlos } from '../support/fixture-slos.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { drawn, opened, type Size } from './drawn.ts';

function frame(state: LiveState, size: Size): string[] {
  return drawn(state, size).split('\n');
}

/** What the left, the right or the only pane says, its lines joined. */
function said(lines: readonly string[], side: 'left' | 'right' = 'left'): string {
  return lines
    .filter((line) => line.startsWith('│'))
    .map((line) => line.split('│').filter((_, index) => index % 2 === 1))
    .map((panes) => (side === 'left' ? panes[0] : panes.at(-1)))
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

const cause =
  "can't keep incidents in sqlite:/srv/onduty/incidents.db: file is not a database; the file is not an SQLite database: name another with --store sqlite:PATH";
const storeDown = { incidents: failed(waiting, cause) };
const { setup } = liveFixture();
const unconfigured = {
  setup: {
    ...setup,
    rota: { schedules: [], timeZones: {} },
    configured: { slos: false, schedule: false, prometheus: true },
  },
  onCall: waiting,
};
const noSlos = 'No SLOs are configured or recorded: describe services in onduty.yaml';

describe('a text over several lines', () => {
  const room = fc.record({
    columns: fc.integer({ min: 6, max: 40 }),
    rows: fc.integer({ min: 0, max: 5 }),
  });
  const words = fc.array(
    fc.string({ minLength: 1, maxLength: 12 }).filter((word) => !/\s/.test(word)),
  );

  test('stays in its room', () => {
    fc.assert(
      fc.property(words, room, (some, size) => {
        const text = some.join(' ');
        const lines = wrappedLines({ lead: span(' ! '), text, tone: 'bad' }, size);
        expect(lines.length).toBeLessThanOrEqual(size.rows);
        expect(lines.filter((line) => lineWidth(line) > size.columns)).toEqual([]);
      }),
    );
  });

  test('is cut at the last row there is and nowhere else', () => {
    const shown = (rows: number) =>
      wrappedLines(
        { lead: span(' ! '), text: 'one two three four', tone: 'bad' },
        { columns: 10, rows },
      ).map((line) => line.map(({ text }) => text).join(''));
    expect(shown(1)).toEqual([' ! one tw…']);
    expect(shown(2)).toEqual([' ! one two', '   three…']);
    expect(shown(3)).toEqual([' ! one two', '   three', '   four']);
  });
});

describe('a pane with nothing to list', () => {
  test('says how to go on over as many rows as that takes', () => {
    const state = liveFixture({ ...unconfigured, slos: received([], fixtureNow) });
    for (const columns of [120, 100, 45])
      expect(said(frame(state, { columns, rows: 34 }))).toContain(noSlos);
    expect(said(frame(state, { columns: 100, rows: 34 }), 'right')).toContain(
      'No rotation: add schedule: to onduty.yaml.',
    );
  });

  test('says the whole error before the hint', () => {
    const shown = said(frame(liveFixture(storeDown), { columns: 120, rows: 34 }), 'right');
    expect(shown).toContain(`! ${cause} Nothing is known yet`);
  });

  test('says the error where there is one row only', () => {
    const lines = frame(liveFixture(storeDown), { columns: 80, rows: 20 });
    const row = lines.findIndex((line) => line.includes('4 Incidents')) + 1;
    expect(lines[row]).toMatch(/^│ ! can't keep incidents in .*: file is.*…│$/);
    expect(lines[row + 1]).toMatch(/^╰/);
  });

  test('says who cannot be named on call, and why', () => {
    const state = liveFixture({
      onCall: failed(waiting, 'the rotation names nobody at this hour, add a layer to it'),
    });
    expect(said(frame(state, { columns: 100, rows: 34 }), 'right')).toContain(
      '! the rotation names nobody at this hour, add a layer to it',
    );
  });
});

describe('a list that could not be read again', () => {
  const long = `${'the answer was not what was asked for; '.repeat(4)}end`;

  test('says the whole error in the rows the list leaves', () => {
    const slos = failed(received(fixtureSlos.slice(0, 3), fixtureNow - 240_000), long);
    const shown = said(frame(liveFixture({ slos }), { columns: 120, rows: 34 }));
    expect(shown).toContain(`! ${long} (shown: 4m old) service slo`);
  });

  test('takes no row from the list for the rest of an error', () => {
    const slos = failed(received(fixtureSlos, fixtureNow - 240_000), long);
    const lines = frame(liveFixture({ slos }), { columns: 100, rows: 20 });
    expect(lines[2]).toMatch(/^│ ! the answer .*… *│/);
    expect(lines[3]).toMatch(/^│ {4}service/);
    expect(lines[4]).toContain('api-service');
  });
});

describe('the side panel', () => {
  const view = firstView('side');

  test('makes room for why the store cannot be read', () => {
    const lines = frame(liveFixture({ view, ...storeDown }), { columns: 45, rows: 30 });
    expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toContain(cause);
    expect(lines.join('\n')).toContain('▲ api-service/');
  });

  test('says over its two first lines why nobody has the pager', () => {
    const lines = frame(liveFixture({ view, ...unconfigured }), { columns: 36, rows: 30 });
    expect(lines[0]).toMatch(/^ No rotation: add .* UTC *$/);
    expect(lines[1]).toMatch(/^ schedule: to onduty\.yaml\./);
    expect(lines.filter((line) => width(line) > 36)).toEqual([]);
  });
});

describe('a page', () => {
  const size = { columns: 40, rows: 20 };
  const page = (screen: Screen, change: Partial<LiveState>) =>
    said(opened(screen, size, change).split('\n'));

  test('says the whole error over what is known', () => {
    const incident = failed(waiting, cause);
    expect(page({ kind: 'incident', id: 'INC-42' }, { incident })).toMatch(
      /! can't keep .*--store sqlite:PATH SEV-1/,
    );
    const onCall = failed(liveFixture().onCall, cause);
    expect(page({ kind: 'oncall' }, { onCall })).toMatch(/! can't keep .* old\) 00 06 12 18/);
  });

  test('says how to go on, and before it what went wrong', () => {
    const onCall = failed(waiting, cause);
    expect(page({ kind: 'oncall' }, { ...unconfigured, onCall })).toContain(
      '--store sqlite:PATH No rotation: add schedule: to onduty.yaml.',
    );
  });
});
