import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../src/calendar/read-calendar.ts';
import { calendar, reading, spring, turnsOf } from './one-event.ts';

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
