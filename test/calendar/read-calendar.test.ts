import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Reading, readCalendar } from '../../src/calendar/read-calendar.ts';
import type { OutsideTurn } from '../../src/oncall/schedule-source.ts';
import { instant } from '../support/schedules.ts';

const person = (name: string, fullName: string | null, ...contacts: readonly string[]) => ({
  ...{ name, fullName, timeZone: null },
  contacts: contacts.map((value) => ({ kind: 'email', value })),
});
const people = [
  person('alice', 'Alice Adams', 'alice@example.com'),
  person('bob', 'Bob Brown', 'bob@example.com'),
  person('carol', null),
  person('dora', 'Brown, Dora'),
];
const reading: Reading = { label: 'rota.ics', timeZone: 'Europe/London', role: 'primary', people };
const spring = { start: instant('2026-03-01T00:00Z'), end: instant('2026-06-01T00:00Z') };

const sample = (name: string) => readFile(path.join(import.meta.dirname, 'samples', name), 'utf8');

/** `primary alice 2026-03-02T09:00Z 2026-03-09T09:00Z`, in order. */
function lines(turns: readonly OutsideTurn[]): readonly string[] {
  const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`;
  return turns
    .toSorted((a, b) => a.start - b.start)
    .map(({ role, person, start, end }) => `${role} ${person} ${minute(start)} ${minute(end)}`);
}

type Options = { readonly given?: Partial<Reading>; readonly extra?: string };

/** A calendar of one event of these lines. */
function calendar(event: string, extra = ''): string {
  const body = `BEGIN:VEVENT\nUID:one\nDTSTAMP:20260101T000000Z\n${event.trim()}\nEND:VEVENT`;
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${extra}${body}\nEND:VCALENDAR\n`;
}

async function turnsOf(event: string, { given = {}, extra = '' }: Options = {}) {
  const read = await readCalendar(calendar(event, extra), { ...reading, ...given }, spring);
  return lines(read.turns);
}

describe('calendars as other programs write them', () => {
  test('Google: a fortnightly series with an exception, a changed week, guests, a whole weekend', async () => {
    const { turns, remarks } = await readCalendar(await sample('google.ics'), reading, spring);
    expect(lines(turns)).toEqual([
      'primary alice 2026-03-02T09:00Z 2026-03-09T09:00Z',
      'primary bob 2026-03-09T09:00Z 2026-03-16T09:00Z',
      'primary alice 2026-03-16T09:00Z 2026-03-23T09:00Z',
      'primary carol 2026-03-23T09:00Z 2026-03-27T18:00Z',
      'secondary dora 2026-03-28T00:00Z 2026-03-29T23:00Z',
      'primary alice 2026-03-30T08:00Z 2026-04-06T08:00Z',
      'primary bob 2026-04-06T08:00Z 2026-04-13T08:00Z',
      'primary bob 2026-04-20T08:00Z 2026-04-27T08:00Z',
      'primary alice 2026-04-27T08:00Z 2026-05-04T08:00Z',
    ]);
    expect(turns[0]?.title).toBe('calendar "Platform rota"');
    expect(remarks).toEqual([
      'calendar "Platform rota": "Team lunch" (2026-03-10) is nobody of people',
    ]);
  });

  test("Outlook: Windows' own name of a zone, described since 1601", async () => {
    const { turns, remarks } = await readCalendar(await sample('outlook.ics'), reading, spring);
    expect(lines(turns)).toEqual([
      'primary bob 2026-03-16T08:00Z 2026-03-23T08:00Z',
      'primary dora 2026-03-23T00:00Z 2026-03-29T23:00Z',
      'primary bob 2026-03-30T07:00Z 2026-04-06T07:00Z',
      'primary bob 2026-04-06T07:00Z 2026-04-13T07:00Z',
    ]);
    expect(remarks).toEqual([]);
  });

  test('PagerDuty: by the name in the title, or the address of the attendee', async () => {
    const { turns, remarks } = await readCalendar(await sample('pagerduty.ics'), reading, spring);
    expect(lines(turns)).toEqual([
      'primary alice 2026-03-23T09:00Z 2026-03-30T08:00Z',
      'primary bob 2026-03-30T08:00Z 2026-04-06T08:00Z',
    ]);
    expect(remarks).toEqual([]);
  });
});

describe('when an event is', () => {
  const weekly =
    'DTSTART;TZID=America/New_York:20260302T090000\nDTEND;TZID=America/New_York:20260309T090000';

  test('a week keeps its local time at both ends when the clock changes', async () => {
    expect(await turnsOf(`SUMMARY:alice\n${weekly}\nRRULE:FREQ=WEEKLY;COUNT=2`)).toEqual([
      'primary alice 2026-03-02T14:00Z 2026-03-09T13:00Z',
      'primary alice 2026-03-09T13:00Z 2026-03-16T13:00Z',
    ]);
  });

  test('a time that the clock skips is reckoned with the offset before', async () => {
    const event = 'SUMMARY:alice\nDTSTART;TZID=Europe/London:20260329T013000\nDURATION:PT2H';
    expect(await turnsOf(event)).toEqual(['primary alice 2026-03-29T01:30Z 2026-03-29T03:30Z']);
  });

  test('hours of a duration are hours, its days are days of the clock', async () => {
    const from = 'SUMMARY:alice\nDTSTART;TZID=Europe/London:20260328T120000\n';
    expect(await turnsOf(`${from}DURATION:PT24H`)).toEqual([
      'primary alice 2026-03-28T12:00Z 2026-03-29T12:00Z',
    ]);
    expect(await turnsOf(`${from}DURATION:P1D`)).toEqual([
      'primary alice 2026-03-28T12:00Z 2026-03-29T11:00Z',
    ]);
  });

  test('without a zone, or for whole days, it is on the clock of the schedule', async () => {
    const given = { timeZone: 'Asia/Tokyo' };
    expect(
      await turnsOf('SUMMARY:alice\nDTSTART:20260302T090000\nDTEND:20260302T180000', { given }),
    ).toEqual(['primary alice 2026-03-02T00:00Z 2026-03-02T09:00Z']);
    expect(await turnsOf('SUMMARY:alice\nDTSTART;VALUE=DATE:20260302', { given })).toEqual([
      'primary alice 2026-03-01T15:00Z 2026-03-02T15:00Z',
    ]);
  });

  test('EXDATE takes out a time in whatever zone it is written, or a whole day', async () => {
    const daily =
      'SUMMARY:alice\nDTSTART;TZID=Europe/London:20260330T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\n';
    const left = await turnsOf(`${daily}EXDATE:20260330T080000Z\nEXDATE;VALUE=DATE:20260401`);
    expect(left).toEqual([
      'primary alice 2026-03-31T08:00Z 2026-03-31T09:00Z',
      'primary alice 2026-04-02T08:00Z 2026-04-02T09:00Z',
    ]);
  });

  test('UNTIL is the last start, as an instant, a local time or a day', async () => {
    const start = 'SUMMARY:alice\nDTSTART;TZID=America/New_York:20260302T210000\nDURATION:PT1H\n';
    for (const until of ['20260305T020000Z', '20260304T210000', '20260304'])
      expect(await turnsOf(`${start}RRULE:FREQ=DAILY;UNTIL=${until}`), until).toHaveLength(3);
  });

  test('of a series that began years ago only what is asked for', async () => {
    const old =
      'SUMMARY:alice\nDTSTART;TZID=Europe/London:20110103T090000\nDURATION:P1D\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU;INTERVAL=4';
    const found = await turnsOf(old);
    expect(found[0]).toBe('primary alice 2026-03-09T09:00Z 2026-03-10T09:00Z');
    expect(found).toHaveLength(6);
  });

  test('of two versions the later counts; events that share a UID by mistake all do', async () => {
    const event = (sequence: number, start: string, who: string) =>
      `SEQUENCE:${sequence}\nSUMMARY:${who}\nDTSTART:${start}\nDURATION:PT1H`;
    const another = '\nEND:VEVENT\nBEGIN:VEVENT\nUID:one\nDTSTAMP:20260101T000000Z\n';
    const [old, fresh] = [
      event(1, '20260302T090000Z', 'bob'),
      event(2, '20260303T090000Z', 'alice'),
    ];
    expect(await turnsOf(`${fresh}${another}${old}`)).toEqual([
      'primary alice 2026-03-03T09:00Z 2026-03-03T10:00Z',
    ]);
    const same = event(2, '20260304T090000Z', 'bob');
    expect(await turnsOf(`${fresh}${another}${same}`)).toHaveLength(2);
  });

  test('a shift that runs when the time asked for begins is whole', async () => {
    const event = 'SUMMARY:alice\nDTSTART:20260201T000000Z\nDTEND:20260301T120000Z';
    expect(await turnsOf(event)).toEqual(['primary alice 2026-02-01T00:00Z 2026-03-01T12:00Z']);
  });
});

describe('who an event names', () => {
  const named = (summary: string, given: Partial<Reading> = {}, more = '') =>
    turnsOf(`SUMMARY:${summary}\nDTSTART:20260302T090000Z\nDTEND:20260303T090000Z\n${more}`, {
      given,
    }).then((found) => found.map((line) => line.split(' ').slice(0, 2).join(' ')));

  test.each([
    ['alice', ['primary alice']],
    ['ALICE', ['primary alice']],
    ['alice (secondary)', ['secondary alice']],
    ['[secondary] bob', ['secondary bob']],
    ['secondary: bob', ['secondary bob']],
    ['bob - escalation', ['escalation bob']],
    ['Bob Brown / Alice Adams', ['primary bob', 'secondary alice']],
    ['On call: alice (primary)\\, secondary bob', ['primary alice', 'secondary bob']],
    ['On call (a: b): carol (escalation)\\, primary alice', ['primary alice', 'escalation carol']],
    ['On-Call - Platform - Alice Adams', ['primary alice']],
    ['Bob <bob@example.com>', ['primary bob']],
    ['alice (backup)', ['secondary alice']],
    ['Alice Adams (alice)', ['primary alice']],
    ['alice (shadow)', []],
    ['[vacation] alice', []],
    ['bob covers for alice', []],
    ['alicia', []],
    ['alice and zoe', ['primary alice']],
  ])('%s', async (summary, expected) => {
    expect((await named(summary)).toSorted()).toEqual(expected.toSorted());
  });

  test('our own words name people that are known', async () => {
    const own = 'X-ONDUTY-PRIMARY:carol\nX-ONDUTY-SECONDARY:zoe\n';
    expect(await named('alice', {}, own)).toEqual(['primary carol']);
    expect(await named('alice', { people: [] }, own)).toEqual(['primary carol', 'secondary zoe']);
  });

  test('the calendar may be that of another role', async () => {
    expect(await named('bob', { role: 'escalation' })).toEqual(['escalation bob']);
  });

  test('one attendee that is known is who; of several nobody is picked', async () => {
    const [alice, bob] = [
      'ATTENDEE;CN=Alice:mailto:alice@example.com\n',
      'ATTENDEE:mailto:bob@example.com\n',
    ];
    expect(await named('Pager (secondary)', {}, alice)).toEqual(['secondary alice']);
    expect(await named('Pager', {}, `${alice}${bob}`)).toEqual([]);
    const declined = `ATTENDEE;PARTSTAT=DECLINED:mailto:alice@example.com\n${bob}`;
    expect(await named('Pager', {}, declined)).toEqual(['primary bob']);
  });

  test('where nobody is described a name is taken as it stands', async () => {
    expect(await named('Zoë Ångström (secondary)', { people: [] })).toEqual(['secondary Zoë']);
  });

  test('what is nobody is told once, with the first time of it', async () => {
    const text = calendar(
      'SUMMARY:zoe\\, \u001b[31mmallory\nDTSTART:20260302T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5',
    );
    const { remarks } = await readCalendar(text, reading, spring);
    expect(remarks).toHaveLength(2);
    expect(remarks[0]).toBe('calendar rota.ics: "zoe" (2026-03-02) is nobody of people');
    expect(remarks[1]).not.toContain('\u001b');
  });
});

describe('what can not be read is one line that says where', () => {
  const refusal = (text: string) =>
    readCalendar(text, reading, spring).then(
      () => 'read',
      (error: Error) => error.message,
    );
  const start = 'SUMMARY:alice\nDTSTART:20260302T090000Z\nDURATION:PT1H\n';

  test.each([
    ['', /^rota\.ics:1: the file is empty$/],
    [
      '<!doctype html>\n<p>Sign in',
      /^rota\.ics:1: expected BEGIN:VCALENDAR, got "<!doctype html>"/,
    ],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a', /^rota\.ics:3: END:VEVENT is missing/],
    ['BEGIN:VCALENDAR\nEND:VEVENT\n', /^rota\.ics:2: END:VEVENT ends nothing that is open$/],
    [
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nwhat is this\n',
      /^rota\.ics:3: expected a line such as .*"what is this"$/,
    ],
    [calendar('SUMMARY:alice'), /^rota\.ics:4: the event "alice": it has no DTSTART$/],
    [calendar('SUMMARY:alice\nDTSTART:yesterday'), /^rota\.ics:4: the event "alice": /],
    [
      calendar('SUMMARY:alice\nDTSTART:20260231T090000Z\nDURATION:PT1H'),
      /^rota\.ics:4: the event "alice": .*no date or time/,
    ],
    [
      calendar('SUMMARY:a\nDTSTART;TZID=GMT+1 (London):20260302T090000\nDURATION:PT1H'),
      /time zone "GMT\+1 \(London\)" is neither described/,
    ],
    [calendar(`${start}RRULE:FREQ=FORTNIGHTLY`), /^rota\.ics:10: .*FORTNIGHTLY/],
    [calendar(`${start}RRULE:FREQ=DAILY;BYMONTH=13`), /^rota\.ics:10: .*BYMONTH/],
    [calendar(`${start}RRULE:FREQ=SECONDLY`), /RRULE FREQ=SECONDLY can't be followed/],
    [calendar(`${start}EXRULE:FREQ=DAILY`), /EXRULE is not read/],
  ])('%#', async (text, expected) => {
    const message = await refusal(text);
    expect(message).toMatch(expected);
    expect(message).not.toContain('\n');
  });

  test.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2',
  ])('a rule that never comes true hangs nothing: %s', async (rule) => {
    expect(await turnsOf(`${start}RRULE:${rule}`)).toHaveLength(1);
  });
});
