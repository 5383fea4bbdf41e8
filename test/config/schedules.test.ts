import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectOneLine, loadText, refusalOf } from './surroundings.ts';

const at = (text: string) => Date.parse(text);

test('a schedule with layers, hours, dated changes, overrides and a temporary schedule', async () => {
  const { schedules } = await loadText(`schedules:
  - name: platform
    timeZone: Europe/London
    starts: 2026-01-05T09:00
    length: 1w
    layers:
      - name: days
        rotation: [alice, {primary: bob, escalation: carol}]
        changes: [{from: 2026-06-01, rotation: [alice, bob, carol]}]
      - {timeZone: UTC, starts: 2026-01-05T22:00, ends: 2026-12-01T22:00, length: 12h,
         restrictions: [{days: mon-fri, hours: 22:00-06:00}, {days: [sat, sunday]}], rotation: [{secondary: dora}]}
    overrides:
      - {user: carol, from: 2026-07-04T09:00, to: 2026-07-05T09:00Z, insteadOf: bob, reason: wedding}
      - {user: carol, from: 2026-07-06 09:00, to: 2026-07-07T09:00}
    temporary:
      - name: holidays
        from: 2026-12-24T09:00
        to: 2026-12-27T09:00
        shifts: [{primary: dora}, {from: 2026-12-25T09:00, primary: alice}]
`);
  const layer = { timeZone: 'Europe/London', ends: null, starts: at('2026-01-05T09:00Z') };
  expect(schedules).toMatchObject([
    {
      layers: [
        {
          ...{ name: 'days', turnName: 'week', ...layer, restrictions: [] },
          crews: [
            { from: null, turns: [{ primary: 'alice' }, { primary: 'bob', escalation: 'carol' }] },
            { from: at('2026-06-01T00:00Z'), turns: [{}, {}, { primary: 'carol' }] },
          ],
        },
        {
          ...{ name: 'layer 2', turnName: 'turn', timeZone: 'UTC' },
          ...{ ends: at('2026-12-01T22:00Z'), length: { count: 12, unit: 'h' } },
          crews: [{ turns: [{ primary: null, secondary: 'dora' }] }],
          restrictions: [
            { days: [1, 2, 3, 4, 5], fromMinute: 1320, toMinute: 360 },
            { days: [0, 6], fromMinute: 0, toMinute: 1440 },
          ],
        },
      ],
      overrides: [
        {
          ...{ start: at('2026-07-04T08:00Z'), end: at('2026-07-05T09:00Z'), user: 'carol' },
          ...{ insteadOf: 'bob', role: null, note: 'wedding', author: null },
        },
        { start: at('2026-07-06T08:00Z'), insteadOf: null, role: 'primary', note: null },
      ],
      temporary: [
        {
          ...{ start: at('2026-12-24T09:00Z'), end: at('2026-12-27T09:00Z') },
          shifts: [
            { start: at('2026-12-24T09:00Z'), end: at('2026-12-25T09:00Z'), primary: 'dora' },
            { start: at('2026-12-25T09:00Z'), end: at('2026-12-27T09:00Z'), primary: 'alice' },
          ],
        },
      ],
    },
  ]);
});

test('what docs/oncall.md shows loads as it stands', async () => {
  const page = path.resolve(import.meta.dirname, '../../docs/oncall.md');
  const shown = [...readFileSync(page, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)];
  const configs = await Promise.all(shown.map(([, text = '']) => loadText(text)));
  expect(configs.map(({ schedules }) => schedules.map(({ name }) => name))).toEqual([
    ['on-call'],
    ['platform', 'follow-the-sun'],
  ]);
});

const schedule = (rest: string) =>
  `people: [alice, bob]\nschedules:\n  - rotation: [alice, bob]\n    timeZone: UTC\n${rest}`;
const override = (parts: string) => schedule(`    overrides: [{${parts}}]\n`);
const temporary = (...parts: readonly string[]) =>
  schedule(`    temporary:\n${parts.map((one) => `      - {${one}}\n`).join('')}`);

describe('what is wrong is told in one line with its place', () => {
  test.each([
    [
      'an unknown zone',
      'schedules: [{timeZone: Europe/Londn, rotation: [a]}]\n',
      '1:24: schedules[0].timeZone: expected a time zone such as Europe/London, got "Europe/Londn"; did you mean Europe/London?',
    ],
    [
      'an unknown person',
      schedule(
        '    changes: [{from: 2026-06-01, rotation: [alice, {primary: bob, secondary: dave}]}]\n',
      ),
      '5:78: schedules[0].changes[0].rotation[1].secondary: dave is not among people; known here: alice, bob',
    ],
    [
      'an unknown person in an override',
      override('user: alcie, from: 2026-07-04T09:00, to: 2026-07-05T09:00'),
      '5:24: schedules[0].overrides[0].user: alcie is not among people; did you mean alice?',
    ],
    [
      'starts without time',
      schedule('    starts: 2026-01-05\n'),
      '5:13: schedules[0].starts: expected a local time such as 2026-01-05T09:00, got "2026-01-05"; add the time of the handoff: 2026-01-05T09:00',
    ],
    [
      'a schedule that ends before it starts',
      schedule('    starts: 2026-01-05T09:00\n    ends: 2026-01-04T09:00\n'),
      '6:11: schedules[0].ends: it ends at 2026-01-04T09:00, not after the first handoff at 2026-01-05T09:00',
    ],
    [
      'two lists of people from one date',
      schedule(
        '    changes: [{from: 2026-06-01, rotation: [alice]}, {from: 2026-06-01T00:00, rotation: [bob]}]\n',
      ),
      'schedules[0].changes[1].from: another list takes over at 2026-06-01T00:00 already; keep one',
    ],
    [
      'an override that ends before it starts',
      override('user: bob, from: 2026-07-04T09:00, to: 2026-07-03T09:00'),
      '5:57: schedules[0].overrides[0].to: it ends at "2026-07-03T09:00", not after it begins at "2026-07-04T09:00"',
    ],
    [
      'an override by the day',
      override('user: bob, from: 2026-07-04, to: 2026-07-05T09:00'),
      'add the time: 2026-07-04T09:00',
    ],
    [
      'temporary schedules that overlap',
      temporary(
        'name: x, from: 2026-07-04T09:00, to: 2026-07-06T09:00, primary: bob',
        'from: 2026-07-06T08:00, to: 2026-07-07T09:00, primary: bob',
      ),
      '7:9: schedules[0].temporary[1]: it overlaps the temporary schedule "x" from 2026-07-04T09:00Z to 2026-07-06T09:00Z',
    ],
    [
      'a temporary shift outside',
      temporary(
        'from: 2026-07-04T09:00, to: 2026-07-06T09:00, shifts: [{to: 2026-07-07T09:00, primary: bob}]',
      ),
      'schedules[0].temporary[0].shifts[0]: it is not inside the temporary schedule',
    ],
    [
      'no people',
      temporary('from: 2026-07-04T09:00, to: 2026-07-06T09:00'),
      'add primary: or shifts:',
    ],
    [
      'hours',
      schedule('    restrictions: {days: mon-fri, hours: 9 to 5}\n'),
      'restrictions.hours: expected hours such as 09:00-17:00 or 22:00-06:00, got "9 to 5"',
    ],
    [
      'days',
      schedule('    restrictions: [{days: mon-fridy}]\n'),
      'restrictions[0].days: expected days such as mon-fri or sat, sun, got "mon-fridy"; did you mean friday?',
    ],
    [
      'a role',
      override('user: bob, role: second, from: 2026-07-04T09:00, to: 2026-07-05T09:00'),
      'overrides[0].role: expected primary, secondary, escalation, got "second"',
    ],
    ['nothing', 'schedules: [{name: x}]\n', 'schedules[0]: add rotation:, layers: or calendar:'],
    [
      'hours beside layers',
      'schedules: [{layers: [{rotation: [a]}], restrictions: {days: mon}}]\n',
      'schedules[0].restrictions: with layers this stands inside each of them',
    ],
    ['a layer without anybody', 'schedules: [{layers: [{rotation: [{}]}]}]\n', 'expected somebody'],
    [
      'two of one name',
      'schedules: [{name: x, rotation: [a]}, {name: x, rotation: [a]}]\n',
      'schedules[1].name: there is another schedule "x"',
    ],
    [
      'two without a name',
      'schedules: [{rotation: [a]}, {rotation: [a]}]\n',
      'schedules[1]: expected a name, for there is more than one schedule',
    ],
  ])('%s', async (_, text, expected) => {
    await expectOneLine(text, expected);
  });
});

test('thousands of people whom nobody described are refused in one short line, and soon', async () => {
  const known = Array.from({ length: 3000 }, (_, index) => `  p${index}: {}\n`).join('');
  const strangers = Array.from({ length: 3000 }, (_, index) => `somebody-else-${index}`).join(', ');
  const refusal = await refusalOf(`people:\n${known}schedules: [{rotation: [${strangers}]}]\n`);
  expect(refusal).toContain('somebody-else-0 is not among people; known here: p0, p1, ');
  expect(refusal).toContain('p11 and 2988 more (and 2999 more)');
});
