import { describe, expect, test } from 'vitest';
import { turnsOf } from './one-event.ts';

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
