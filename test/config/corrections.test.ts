import { describe, expect, test } from 'vitest';
import type { Exclusion } from '../../src/slo/exclusion.ts';
import { occurrencesOf } from '../../src/slo/occurrences.ts';
import { loadText, refusalOf } from './surroundings.ts';

const services = `serviceLabel: null
services:
  - {name: checkout, slos: [{name: up, target: 99%, sli: q}, {name: fast, target: 99%, sli: q}]}
  - {name: search, slos: [{name: up, target: 99%, sli: q}]}
queries:
  q: sum(rate(bad_total[30d])) / sum(rate(all_total[30d]))
corrections:
`;
const correction = (text: string) => `${services}  - {${text}}\n`;

const never: Exclusion = { reason: 'none', start: 0, end: 0, repeats: null };

async function excluded(text: string) {
  const { slos } = await loadText(correction(text));
  return slos.filter(({ exclusions }) => exclusions !== undefined).map(({ id }) => id);
}

describe('corrections in the configuration', () => {
  test('each SLO has those that name it, its service, or nothing', async () => {
    const time = 'from: 2026-02-03T01:00Z, to: 2026-02-03T03:00Z, reason: x';
    expect(await excluded(time)).toEqual(['checkout/up', 'checkout/fast', 'search/up']);
    expect(await excluded(`${time}, services: [checkout]`)).toEqual([
      'checkout/up',
      'checkout/fast',
    ]);
    expect(await excluded(`${time}, slos: [search/up]`)).toEqual(['search/up']);
  });

  test('local times are those of the zone', async () => {
    const text =
      'from: 2026-07-05T02:00, timeZone: Europe/London, lasts: 1h, repeats: "FREQ=WEEKLY;BYDAY=SU", reason: restart';
    const { slos } = await loadText(correction(text));
    expect(slos[0]?.exclusions).toEqual([
      {
        reason: 'restart',
        start: Date.parse('2026-07-05T01:00Z'),
        end: Date.parse('2026-07-05T02:00Z'),
        repeats: {
          rule: 'FREQ=WEEKLY;BYDAY=SU',
          timeZone: 'Europe/London',
          first: Date.parse('2026-07-05T02:00Z'),
          lastsMs: 3_600_000,
        },
      },
    ]);
  });

  test.each([
    ['Europe/London', '01:30', ', lasts: 40m'],
    ['Europe/Berlin', '02:30', ', lasts: 2h'],
    ['Europe/Berlin', '02:59', ', to: 2026-03-29T04:10'],
    ['Europe/Berlin', '02:00', ', to: 2026-03-29T03:20'],
    ['Europe/Berlin', '03:00', ', lasts: 40m'],
  ])('in %s what is first at %s of the day without it is there again', async (zone, clock, end) => {
    const text = `from: 2026-03-29T${clock}, timeZone: ${zone}${end}, repeats: FREQ=DAILY, reason: x`;
    const [slo] = (await loadText(correction(text))).slos;
    const span = { start: Date.parse('2026-03-28T00:00Z'), end: Date.parse('2027-04-01T00:00Z') };
    const found = await occurrencesOf(slo?.exclusions?.[0] ?? never, span);
    const [hour = '', minute = ''] = clock.split(':');
    const [first, ...later] = found;
    // The clocks go forward at 01:00 UTC, over whatever is written for the next hour.
    expect(first?.start).toBe(Date.parse('2026-03-29T01:00Z'));
    expect(later.length).toBe(367);
    const shows = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hour: '2-digit', minute: '2-digit' },
    });
    const spring = Date.parse('2027-03-28T01:00Z');
    const strange = later.filter(({ start }) => shows.format(start) !== `${hour}:${minute}`);
    expect(strange.map(({ start }) => start)).toEqual(clock === '03:00' ? [] : [spring]);
  });

  test('the first time ends when it is said to, and the others are as long by the clock', async () => {
    const time = 'from: 2026-03-29T01:30, to: 2026-03-29T03:00, timeZone: Europe/London';
    const { slos } = await loadText(correction(`${time}, repeats: FREQ=DAILY, reason: x`));
    const span = { start: Date.parse('2026-03-28T00:00Z'), end: Date.parse('2026-03-30T12:00Z') };
    const found = await occurrencesOf(slos[0]?.exclusions?.[0] ?? never, span);
    expect(
      found.map(({ start, end }) => [start, end].map((at) => new Date(at).toISOString())),
    ).toEqual([
      ['2026-03-29T01:00:00.000Z', '2026-03-29T02:00:00.000Z'],
      ['2026-03-30T00:30:00.000Z', '2026-03-30T02:00:00.000Z'],
    ]);
  });

  test('a first time that the gap cuts short does not hide that the others never end', async () => {
    const time = 'from: 2026-03-29T01:30, to: 2026-03-30T01:30, timeZone: Europe/London';
    expect(await refusalOf(correction(`${time}, repeats: FREQ=DAILY, reason: x`))).toContain(
      'it comes again each 1d, before it ends: nothing would count',
    );
  });

  test.each([
    'FREQ=DAILY;BYMONTHDAY=1',
    'FREQ=MONTHLY;BYDAY=1SU',
    'RRULE:FREQ=DAILY;COUNT=3;',
    'FREQ=DAILY;UNTIL=20260203',
  ])('taken: %s', async (rule) => {
    const text = `from: 2026-02-03T01:00Z, lasts: 23h, reason: x, repeats: "${rule}"`;
    expect(await excluded(text)).toHaveLength(3);
  });

  const from = 'from: 2026-02-03T01:00Z, reason: x';
  test.each([
    [`${from}, to: 2026-02-03T00:00Z`, '.to: it ends at "2026-02-03T00:00Z", not after it begins'],
    [from, 'corrections[0]: add to: or lasts:'],
    [`${from}, to: 2026-02-03T02:00Z, lasts: 1h`, 'to and lasts are both set; keep one'],
    [
      'from: 2026-02-03T01:00, lasts: 1h, reason: x',
      'add timeZone: Europe/London beside it, or Z for UTC',
    ],
    ['from: 2026-02-30T01:00Z, lasts: 1h, reason: x', 'expected a time such as 2026-02-03T01:00Z'],
    [
      `${from}, lasts: 1h, services: [chekout]`,
      '8:64: corrections[0].services[0]: no service "chekout" is configured; did you mean checkout?',
    ],
    [
      `${from}, lasts: 1h, slos: [checkout/upp]`,
      'no SLO "checkout/upp" is configured; did you mean checkout/up?',
    ],
    [
      `${from}, lasts: 1h, repeats: weekly`,
      'expected an RRULE such as FREQ=WEEKLY;BYDAY=SU, got "weekly"',
    ],
    [`${from}, lasts: 1h, repeats: "FREQ=WEEKLY;BYDY=SU"`, 'did you mean BYDAY?'],
    [`${from}, lasts: 1h, repeats: "FREQ=HOURLY"`, 'FREQ is DAILY, WEEKLY, MONTHLY or YEARLY'],
    [`${from}, lasts: 1h, repeats: "FREQ=DAILY;UNTIL=2026-04-01"`, 'UNTIL is a day, 20261231'],
    [`${from}, lasts: 1h, repeats: "FREQ=DAILY;UNTIL=20260230"`, 'UNTIL is a day, 20261231'],
    [
      `${from}, lasts: 1h, repeats: "FREQ=DAILY;UNTIL=20251231"`,
      '.repeats: UNTIL is before from, "2026-02-03T01:00Z": it never happens',
    ],
    [
      `${from}, lasts: 1h, repeats: "FREQ=WEEKLY;BYDAY=MO,1SU"`,
      '"FREQ=WEEKLY;BYDAY=MO,1SU": 1SU needs FREQ=MONTHLY or YEARLY',
    ],
    [`${from}, to: 2036-02-03T02:00Z`, '.to: expected 92d at most, for nobody is paged'],
    [`${from}, lasts: 300y`, '.lasts: expected 92d at most'],
    [
      `${from}, lasts: 48h, repeats: "FREQ=DAILY;INTERVAL=2"`,
      '.lasts: it comes again each 2d, before it ends: nothing would count',
    ],
    ['from: 2026-02-03T01:00Z, lasts: 1h', 'corrections[0].reason: missing'],
  ])('refused: %s', async (text, message) => {
    expect(await refusalOf(correction(text))).toContain(message);
  });
});
