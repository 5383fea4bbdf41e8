import { describe, expect, test } from 'vitest';
import { type Reading, readCalendar } from '../../src/calendar/read-calendar.ts';
import { calendar, reading, spring, turnsOf } from './one-event.ts';

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
