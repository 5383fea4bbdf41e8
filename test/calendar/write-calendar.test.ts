import fc from 'fast-check';
import nodeIcal, { type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { shiftEvent } from '../../src/calendar/shift-event.ts';
import { writeCalendar } from '../../src/calendar/write-calendar.ts';
import type { Holders, Schedule } from '../../src/oncall/schedule.ts';
import type { Shift } from '../../src/oncall/shift.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import { instant, overrideOf, rotationOf } from '../support/schedules.ts';

const schedule = rotationOf({
  starts: '2026-01-05T09:00',
  turnName: 'week',
  turns: [
    { primary: 'alice', secondary: 'bob', escalation: 'charlie' },
    { primary: 'bob', secondary: 'charlie', escalation: null },
  ],
});
const now = instant('2026-03-01T12:00:00Z');
const everybody = { schedule, user: null, withName: false };

function written(given: Schedule, from: string, to: string, user: string | null = null): string {
  const found = shifts(given, instant(from), instant(to));
  const events = found.map((one) => shiftEvent(one, { schedule: given, user, withName: false }));
  return writeCalendar('On call: platform', events, now);
}

/** What another reader than ours makes of it. */
function readBack(text: string): readonly VEvent[] {
  return Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
}

function linesOf(text: string): readonly string[] {
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(0, -2).split('\r\n');
}

describe('shifts as a calendar', () => {
  test('are the same instants for another reader, over a change of the clocks too', () => {
    const events = readBack(written(schedule, '2026-03-20T00:00Z', '2026-04-06T00:00Z'));
    expect(events.map(({ start, end }) => [start.toISOString(), end?.toISOString()])).toEqual([
      ['2026-03-16T09:00:00.000Z', '2026-03-23T09:00:00.000Z'],
      ['2026-03-23T09:00:00.000Z', '2026-03-30T08:00:00.000Z'],
      ['2026-03-30T08:00:00.000Z', '2026-04-06T08:00:00.000Z'],
    ]);
  });

  test('say who, why and who comes after', () => {
    const swapped = {
      ...schedule,
      overrides: [
        overrideOf({
          ...{ from: '2026-01-06T09:00Z', to: '2026-01-07T09:00Z' },
          ...{ user: 'carol', author: 'bob', note: 'dentist; then, lunch' },
        }),
      ],
    };
    const [, swap] = readBack(written(swapped, '2026-01-05T12:00Z', '2026-01-07T00:00Z'));
    expect(swap?.summary).toBe('On call: carol (primary), secondary bob');
    expect(swap?.description).toBe(
      'Primary: carol\nSecondary: bob\nEscalation: charlie\n' +
        'Why: override by carol over week 1; made by bob: dentist; then, lunch\nSchedule: platform',
    );
  });

  test('name the person whose calendar it is first, and the roles the line leaves out if nobody else', () => {
    const at = instant('2026-01-06T09:00Z');
    const [shift] = shifts(schedule, at, at + 1);
    const named = (user: string) =>
      shift && shiftEvent(shift, { ...everybody, user, withName: true }).summary;
    expect(named('bob')).toBe('On call (platform): bob (secondary), primary alice');
    expect(named('charlie')).toBe(
      'On call (platform): charlie (escalation), primary alice, secondary bob',
    );
    const last: Shift = {
      ...{ start: 0, end: 1, reason: 'week 1', overrides: [] },
      ...{ primary: null, secondary: null, escalation: 'charlie' },
    };
    expect(shiftEvent(last, everybody).summary).toBe('On call: charlie (escalation)');
  });
});

describe('an event keeps its identity', () => {
  const uids = (text: string) => readBack(text).map(({ uid }) => uid);

  test('when it is written again, over another window, or with another person in it', () => {
    const first = uids(written(schedule, '2026-03-20T00:00Z', '2026-04-20T00:00Z'));
    const later = uids(written(schedule, '2026-03-24T00:00Z', '2026-06-20T00:00Z'));
    expect(later.slice(0, 4)).toEqual(first.slice(1));
    const changed = rotationOf({ turns: [{ primary: 'dave', secondary: null, escalation: null }] });
    expect(uids(written(changed, '2026-03-20T00:00Z', '2026-04-20T00:00Z'))).toEqual(first);
  });

  test('apart from other schedules, other shifts, and the same shift in a calendar of one person', () => {
    const window = ['2026-03-20T00:00Z', '2026-04-20T00:00Z'] as const;
    const all = [
      ...uids(written(schedule, ...window)),
      ...uids(written({ ...schedule, name: 'payments' }, ...window)),
      ...uids(written(schedule, ...window, 'alice')),
      ...uids(written(schedule, ...window, 'bob')),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('the file keeps the rules of RFC 5545', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) =>
    // What comes from outside is cleaned of control characters before it gets here.
    text.replaceAll(/\p{Cc}/gu, '-'),
  );
  const holders = fc.record<Holders>({
    primary: name,
    secondary: fc.option(name),
    escalation: fc.option(name),
  });

  test('no line is longer than 75 octets or breaks a character, and any text comes back as it was', () => {
    fc.assert(
      fc.property(holders, name, (people, reason) => {
        const shift: Shift = { start: now, end: now + 3_600_000, ...people, reason, overrides: [] };
        const event = shiftEvent(shift, everybody);
        const text = writeCalendar(reason, [event], now);
        for (const line of linesOf(text)) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).toMatch(/^[ A-Z]/);
          expect(line.isWellFormed()).toBe(true);
        }
        expect(unfolded(text)).toContain(`SUMMARY:${escaped(event.summary)}`);
        expect(unfolded(text)).toContain(`DESCRIPTION:${escaped(event.description)}`);
        expect(unfolded(text)).toContain(`X-WR-CALNAME:${escaped(reason)}`);
      }),
    );
  });

  test('each event has what it must have, once', () => {
    const lines = linesOf(written(schedule, '2026-03-20T00:00Z', '2026-04-06T00:00Z'));
    expect(lines.slice(0, 3)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//onduty//on call//EN',
    ]);
    for (const must of ['UID:', 'DTSTAMP:20260301T120000Z', 'DTSTART:', 'DTEND:', 'END:VEVENT'])
      expect(lines.filter((line) => line.startsWith(must))).toHaveLength(3);
    expect(lines.at(-1)).toBe('END:VCALENDAR');
  });

  // RFC 5545, 3.1 and 3.3.11, by other means than those of the program.
  function unfolded(text: string): readonly string[] {
    return text.replaceAll('\r\n ', '').split('\r\n');
  }

  function escaped(text: string): string {
    return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');
  }
});
