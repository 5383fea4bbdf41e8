import { describe, expect, test } from 'vitest';
import { renderFrame } from '../../screens/render-frame.tsx';
import { commandTable } from '../../src/input/command-table.ts';
import { createDispatch } from '../../src/input/dispatch.ts';
import type { Actions } from '../../src/live/actions.ts';
import { received } from '../../src/live/remote.ts';
import type { LiveState, Rota } from '../../src/live/state.ts';
import type { RotaView } from '../../src/live/view.ts';
import { firstView, opened, steppedBack } from '../../src/live/view-moves.ts';
import { withOnCall } from '../../src/live/with-on-call.ts';
import { planOf } from '../../src/oncall/plan.ts';
import { width } from '../../src/text/width.ts';
import { fixtureRota } from '../support/fixture-on-call.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { plainKey } from '../support/ink-key.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { instant, layerOf, primaries, scheduleOf } from '../support/schedules.ts';
import { aStoredOverride } from '../support/stored-overrides.ts';

type Size = { readonly columns: number; readonly rows: number };
const usual: Size = { columns: 80, rows: 24 };
const look = { glyphs: 'braille', theme: 'monochrome' } as const;

function stateOf(rota: Partial<RotaView> = {}, change: Partial<LiveState> = {}): LiveState {
  const first = opened(firstView('overview'), { kind: 'oncall' });
  const view = { ...first, rota: { ...first.rota, ...rota } };
  return withOnCall(liveFixture({ ...change, view }));
}

function drawn(state: LiveState, size: Size = usual): string {
  const text = renderFrame(state, { ...size, ...look, commands: commandTable });
  const lines = text.split('\n');
  expect(lines).toHaveLength(size.rows);
  expect(lines.filter((line) => width(line) > size.columns)).toEqual([]);
  expect(lines.filter((line) => /^[╭│╰]/.test(line) && width(line) !== size.columns)).toEqual([]);
  return text;
}

const rotaOf = (...schedules: Rota['schedules']): Partial<LiveState> => ({
  setup: { ...liveFixture().setup, rota: { schedules, timeZones: {} } },
});

/** carol for alice on Wednesday from 10:00 to 10:30. */
const short = aStoredOverride({
  start: instant('2026-11-25T10:00Z'),
  end: instant('2026-11-25T10:30Z'),
  user: 'carol',
  insteadOf: 'alice',
});

describe('a schedule on screen', () => {
  test('a week has a letter for each part of each day, the handoff at its hour, and names', () => {
    const shown = drawn(stateOf({ at: instant('2026-12-01T12:00Z') }), { columns: 60, rows: 20 });
    expect(shown).toContain('on-call · 30 Nov to 6 Dec · London');
    expect(shown).toMatch(/Mon 30 Nov\* +aaaaaaaaabbbbbbbbbbbbbbb {2}alice, 09:00 bob/);
    expect(shown).toMatch(/▸Tue 1 Dec\* +b{24} {2}bob/);
  });

  test('an override of half an hour is not lost between the hours: a capital, its author, its reason', () => {
    const overrides = received([short], fixtureNow);
    const week = drawn(stateOf({}, { overrides }), { columns: 60, rows: 20 });
    expect(week).toMatch(/Wed 25 Nov\* +a{10}Ra{13} {2}alice, 10:00/);
    const there = drawn(stateOf({ at: short.start }, { overrides }));
    expect(there).toContain('Wed 25 Nov 10:00 to Wed 25 Nov 10:30 London (30m)');
    expect(there).toContain('override by carol over week 1');
    expect(there).toContain('OVR-3 by dave: dentist');
    expect(there).toMatch(/a alice {2}b bob {2}c charlie {2}r carol/);
  });

  test('hours nobody covers stand out without colour, those no layer is meant for do not', () => {
    const nights = layerOf({
      starts: '2026-11-23T00:00',
      timeZone: 'UTC',
      turns: primaries('alice'),
      restrictions: [{ days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 18 * 60, toMinute: 6 * 60 }],
    });
    const off = aStoredOverride({
      schedule: 'platform',
      start: instant('2026-11-25T20:00Z'),
      end: instant('2026-11-25T22:00Z'),
      user: null,
      insteadOf: 'alice',
    });
    const schedule = scheduleOf([nights], { timeZone: 'UTC' });
    const shown = drawn(
      stateOf({}, { ...rotaOf(schedule), overrides: received([off], fixtureNow) }),
      { columns: 60, rows: 20 },
    );
    expect(shown).toMatch(/Wed 25 Nov\* +a{6}·{12}aa!!aa/);
    expect(shown).toContain('! nobody');
  });

  test('days a calendar was not read for are not known, which is not nobody', () => {
    const turn = { role: 'primary', person: 'alice', title: 'calendar "rota"' } as const;
    const [start, end] = [instant('2026-11-23T00:00Z'), instant('2026-11-26T00:00Z')];
    const plan = planOf([{ start, end, remarks: [], turns: [{ ...turn, start, end }] }]);
    const shown = drawn(stateOf({}, rotaOf(scheduleOf([], { plan, timeZone: 'UTC' }))), {
      columns: 60,
      rows: 20,
    });
    expect(shown).toMatch(/Wed 25 Nov\* +a{24} {2}alice/);
    expect(shown).toMatch(/Thu 26 Nov +\?{24} {2}not known/);
    expect(shown).toContain('? not known');
    expect(shown).not.toContain('nobody');
  });

  test('a month is a calendar from Monday on, with the shift under the cursor below', () => {
    const shown = drawn(stateOf({ span: 'month' }), { columns: 80, rows: 27 });
    expect(shown).toContain('November 2026');
    expect(shown).toMatch(/Mon +Tue +Wed +Thu +Fri +Sat +Sun/);
    expect(shown).toMatch(/23\* +▸24\* +25\*/);
    expect(shown).toContain('···aaaaaa');
    expect(shown).toContain('aaaabbbbb');
    expect(shown).toContain('Mon 23 Nov 09:00 to Mon 30 Nov 09:00 London (7d)');
    expect(shown).toContain('yours, as primary');
  });

  test.each([
    { columns: 120, rows: 40 },
    { columns: 60, rows: 20 },
    { columns: 30, rows: 8 },
    { columns: 200, rows: 60 },
  ])('fits $columns x $rows', (size) => {
    for (const span of ['week', 'month'] as const) drawn(stateOf({ span }), size);
  });

  test('is ASCII alone on a terminal that has no more', () => {
    const ascii = { ...usual, glyphs: 'ascii', theme: 'monochrome' } as const;
    for (const span of ['week', 'month'] as const)
      expect(renderFrame(stateOf({ span }), ascii)).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('with room each role has its own strip', () => {
    const shown = drawn(stateOf(), { columns: 120, rows: 40 });
    expect(shown).toMatch(/Tue 24 Nov\* +a{72}/);
    expect(shown).toMatch(/secondary +b{72}/);
    expect(shown).toMatch(/escalation +c{72}/);
  });

  test('everybody has another letter, and who has none left is still named below', () => {
    const names = Array.from({ length: 30 }, (_, index) => `anna${index}`);
    const crowd = scheduleOf([
      layerOf({
        starts: '2026-11-23T09:00',
        length: { count: 1, unit: 'h' },
        turns: primaries(...names),
      }),
    ]);
    const shown = drawn(stateOf({}, rotaOf(crowd)), { columns: 60, rows: 20 });
    expect(shown).toMatch(/[a-z+]{24}/);
    expect(shown).toContain('primary anna');
  });
});

describe('keys on the schedule', () => {
  /** What keys leave of a state. */
  function pressed(keys: string, state: LiveState): LiveState {
    let now = state;
    const actions = {
      changeView: (change) => {
        now = { ...now, view: change(now.view) };
      },
      showOverlay: (overlay) => {
        now = { ...now, view: { ...now.view, overlay } };
      },
    } satisfies Partial<Actions>;
    const { input } = createDispatch(commandTable, actions as unknown as Actions, () => now);
    input(keys, plainKey);
    return now;
  }
  const at = (state: LiveState) => state.view.rota.at;

  test('go from shift to shift, by day, by week, and back to now', () => {
    expect(at(pressed('l', stateOf()))).toBe(instant('2026-11-30T09:00Z'));
    expect(at(pressed('llh', stateOf()))).toBe(instant('2026-11-30T09:00Z'));
    expect(at(pressed('jj', stateOf()))).toBe(fixtureNow + 2 * 86_400_000);
    expect(at(pressed('>', stateOf()))).toBe(fixtureNow + 7 * 86_400_000);
    expect(at(pressed('m>', stateOf()))).toBe(Date.UTC(2026, 11, 24, 14, 32, 7));
    expect(at(pressed('>>t', stateOf()))).toBeNull();
  });

  test('step over a gap as over a shift, both ways', () => {
    const hours = layerOf({
      starts: '2026-11-23T09:00',
      timeZone: 'UTC',
      length: { count: 1, unit: 'd' },
      turns: primaries('alice', 'bob'),
      restrictions: [{ days: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 17 * 60 }],
    });
    const state = stateOf({}, rotaOf(scheduleOf([hours], { timeZone: 'UTC' })));
    expect(at(pressed('l', state))).toBe(instant('2026-11-24T17:00Z'));
    expect(at(pressed('ll', state))).toBe(instant('2026-11-25T09:00Z'));
    expect(at(pressed('llhh', state))).toBe(instant('2026-11-24T09:00Z'));
    const weekend = drawn(pressed('lllllll', state));
    expect(weekend).toContain('Fri 27 Nov 17:00 to Mon 30 Nov 09:00 UTC (2d 16h)');
    expect(weekend).toContain('nobody is on call');
  });

  test('begin at now each time the calendar is opened', () => {
    const { view } = pressed('>>', stateOf());
    expect(view.rota.at).not.toBeNull();
    expect(opened(steppedBack(view), { kind: 'oncall' }).rota.at).toBeNull();
  });

  test('keep the time of day where the clock changes', () => {
    const before = stateOf({ at: instant('2027-03-27T12:00Z') });
    expect(at(pressed('j', before))).toBe(instant('2027-03-28T11:00Z'));
  });

  test('go to a date that is typed, and refuse what is none', () => {
    expect(at(pressed('g2026-12-24\r', stateOf()))).toBe(instant('2026-12-24T14:32:07Z'));
    expect(at(pressed('g+14\r', stateOf()))).toBe(fixtureNow + 14 * 86_400_000);
    expect(at(pressed('g3\r', stateOf()))).toBe(instant('2026-11-03T14:32:07Z'));
    const { overlay } = pressed('g31\r', stateOf()).view;
    expect(overlay).toMatchObject({ kind: 'input', error: expect.stringContaining('Not a date') });
  });

  test('tab turns to the next schedule, at the same moment', () => {
    const [first] = fixtureRota.schedules;
    const web = scheduleOf([layerOf({ turns: primaries('zoe') })], { name: 'web' });
    const state = stateOf({}, first ? rotaOf(first, web) : {});
    expect(drawn(state)).toContain('on-call 1/2');
    const next = pressed('\t', state);
    expect(drawn(next)).toContain('web 2/2');
    expect(drawn(pressed('\t', next))).toContain('on-call 1/2');
  });
});
