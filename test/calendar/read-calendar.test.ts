import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../src/calendar/read-calendar.ts';
import { lines, reading, sample, spring } from './one-event.ts';

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
