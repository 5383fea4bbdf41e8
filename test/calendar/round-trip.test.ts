import fc from 'fast-check';
import nodeIcal, { type VEvent } from 'node-ical';
import { expect, test } from 'vitest';
import { readCalendar } from '../../src/calendar/read-calendar.ts';
import { shiftEvent } from '../../src/calendar/shift-event.ts';
import { writeCalendar } from '../../src/calendar/write-calendar.ts';
import { planOf } from '../../src/oncall/plan.ts';
import type { Schedule } from '../../src/oncall/schedule.ts';
import type { Shift } from '../../src/oncall/shift.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import { instant, layerOf, overrideOf, scheduleOf } from '../support/schedules.ts';

const day = 86_400_000;
const from = instant('2026-02-01T00:00Z');
const names = ['alice', 'bob', 'Zoë, the "2nd"', 'dave; & co'] as const;
const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'UTC'] as const;
const person = fc.constantFrom(...names);
const reading = { label: 'x.ics', timeZone: 'UTC', role: 'primary', people: [] } as const;

const schedules = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    turns: fc.array(
      fc.record({ primary: person, secondary: fc.option(person), escalation: fc.option(person) }),
      { minLength: 1, maxLength: 3 },
    ),
    length: fc.record({
      count: fc.integer({ min: 1, max: 5 }),
      unit: fc.constantFrom('d' as const, 'w' as const),
    }),
    overrides: fc.array(
      fc.record({ user: person, at: fc.nat(90), hours: fc.integer({ min: 1, max: 60 }) }),
      { maxLength: 3 },
    ),
  })
  .map(({ timeZone, turns, length, overrides }): Schedule => {
    const layer = layerOf({ timeZone, turns, length, starts: '2026-01-05T09:00' });
    return scheduleOf([layer], {
      timeZone,
      overrides: overrides.map(({ user, at, hours }) => {
        const start = from + at * day;
        const to = new Date(start + (hours * day) / 24).toISOString();
        return overrideOf({ from: new Date(start).toISOString(), to, user });
      }),
    });
  });

const bare = (found: readonly Shift[]) =>
  found.map(({ start, end, primary, secondary, escalation }) => {
    return { start, end, primary, secondary, escalation };
  });

test('shifts written as a calendar and read out of it are the same shifts', async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      const window = { start: from, end: from + 90 * day };
      const given = shifts(schedule, window.start, window.end);
      const about = { schedule, user: null, withName: false };
      const text = writeCalendar(
        'x',
        given.map((one) => shiftEvent(one, about)),
        from,
      );
      const read = planOf([await readCalendar(text, reading, window)]);
      expect(bare(shifts(scheduleOf([], { plan: read }), window.start, window.end))).toEqual(
        bare(given),
      );
    }),
    { numRuns: 60 },
  );
});

test('a calendar that was imported elsewhere, and lost our own words, still names who is on call', async () => {
  const people = names.map((name) => ({ name, fullName: null, contacts: [] }));
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      const window = { start: from, end: from + 30 * day };
      const given = shifts(schedule, window.start, window.end).map((one) =>
        plainNames({ ...one, escalation: null }),
      );
      const about = { schedule, user: null, withName: true };
      const text = writeCalendar(
        'x',
        given.map((one) => shiftEvent(one, about)),
        from,
      );
      const poor = text.replaceAll(/X-ONDUTY.*(\r\n .*)*\r\n/g, '');
      const read = planOf([await readCalendar(poor, { ...reading, people }, window)]);
      expect(bare(shifts(scheduleOf([], { plan: read }), window.start, window.end))).toEqual(
        bare(given),
      );
    }),
    { numRuns: 30 },
  );

  /** A comma in a name is more than a title can hold. */
  function plainNames(shift: Shift): Shift {
    const plain = (name: string | null) => (name === null || /[,;]/.test(name) ? 'alice' : name);
    return { ...shift, primary: plain(shift.primary), secondary: plain(shift.secondary) };
  }
});

test('series begin when another reader says they begin', async () => {
  const series = fc.record({
    zone: fc.constantFrom(...zones),
    first: fc.integer({ min: 0, max: 60 }),
    hour: fc.integer({ min: 4, max: 23 }),
    rule: fc.constantFrom(
      'FREQ=WEEKLY',
      'FREQ=WEEKLY;INTERVAL=3',
      'FREQ=DAILY;INTERVAL=2;COUNT=20',
      'FREQ=MONTHLY;BYMONTHDAY=1,15',
      'FREQ=MONTHLY;BYDAY=-1FR',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260401T120000Z',
    ),
    without: fc.option(fc.integer({ min: 1, max: 4 })),
  });
  const window = { start: from, end: from + 200 * day };
  await fc.assert(
    fc.asyncProperty(series, async ({ zone, first, hour, rule, without }) => {
      const at = (days: number) =>
        `${new Date(from + days * day).toISOString().slice(0, 10).replaceAll('-', '')}T${String(hour).padStart(2, '0')}0000`;
      const start = `;TZID=${zone}:`;
      const text = [
        'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z',
        `DTSTART${start}${at(first)}\r\nDURATION:PT1H\r\nRRULE:${rule}`,
        ...(without === null ? [] : [`EXDATE${start}${at(first + 7 * without)}`]),
        'SUMMARY:alice\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
      ].join('\r\n');
      const ours = (await readCalendar(text, reading, window)).turns.map((one) => one.start);
      const theirs = startsElsewhere(text);
      // RFC 5545: DTSTART is the first of the series, even where the rule alone would not have it.
      const own = ours.filter((one) => theirs.includes(one) || one !== Math.min(...ours));
      expect(own.toSorted((a, b) => a - b)).toEqual(theirs);
    }),
    { numRuns: 60 },
  );

  function startsElsewhere(text: string): readonly number[] {
    const events = Object.values(nodeIcal.sync.parseICS(text));
    const event = events.find((one): one is VEvent => one?.type === 'VEVENT');
    if (!event) return [];
    const span = { from: new Date(window.start), to: new Date(window.end - 1) };
    const found = nodeIcal.expandRecurringEvent(event, span);
    return found.map(({ start }) => start.getTime()).toSorted((a, b) => a - b);
  }
});
