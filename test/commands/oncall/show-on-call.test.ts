import { describe, expect, test } from 'vitest';
import { onCallHeadline, onCallRows } from '../../../src/commands/oncall/on-call-table.ts';
import { type OnCallOptions, showOnCall } from '../../../src/commands/oncall/show-on-call.ts';
import type { Config } from '../../../src/config/config.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import { usualPolicies } from '../../../src/incidents/severity-policy.ts';
import { onCallAt } from '../../../src/oncall/on-call.ts';
import { withOverrides } from '../../../src/oncall/schedule.ts';
import { overrideOf, primaries, rotationOf } from '../../support/schedules.ts';

const schedule = rotationOf({
  starts: '2026-06-29T09:00',
  turnName: 'week',
  turns: [
    { primary: 'alice', secondary: 'bob', escalation: 'charlie' },
    { primary: 'bob', secondary: 'charlie', escalation: null },
  ],
});

const config: Config = {
  path: 'onduty.yaml',
  name: null,
  prometheus: null,
  alertmanager: null,
  cacheFolder: '/tmp',
  stateFolder: '/tmp',
  refreshSeconds: 15,
  store: { kind: 'sqlite', path: ':memory:' },
  user: 'alice',
  timeZones: [],
  slos: [],
  schedules: [schedule],
  calendars: [],
  people: [
    {
      name: 'alice',
      fullName: null,
      timeZone: null,
      contacts: [
        { kind: 'phone', value: '+44 20 7946 0000' },
        { kind: 'slack', value: '@alice' },
      ],
    },
  ],
  incidents: {
    policies: usualPolicies(5),
    roles: [],
    channel: '#incidents',
    warRoom: '#{id}',
    keepSeconds: null,
  },
  responsibilities: [],
  support: [],
  runbooks: null,
  showRecorded: false,
  notes: [],
};

async function shown(given: Config, at: string | null, json: boolean): Promise<string> {
  return (await asked({ json, ...(at === null ? {} : { at }) }, given)).text;
}

async function asked(options: OnCallOptions, given = config) {
  const written: string[] = [];
  const out = { columns: 120, write: (text: string) => written.push(text) };
  const code = await showOnCall(given, options, out);
  return { code, text: written.join('') };
}

describe('onduty oncall --json', () => {
  test('has the stable shape', async () => {
    expect(JSON.parse(await shown(config, '2026-06-30T09:00', true))).toEqual({
      at: '2026-06-30T08:00:00.000Z',
      schedule: 'platform',
      timeZone: 'Europe/London',
      primary: 'alice',
      secondary: 'bob',
      escalation: 'charlie',
      reason: 'week 1',
      until: '2026-07-06T08:00:00.000Z',
      next: {
        primary: 'bob',
        secondary: 'charlie',
        escalation: null,
        reason: 'week 2',
        from: '2026-07-06T08:00:00.000Z',
      },
      contacts: {
        alice: [
          { kind: 'phone', value: '+44 20 7946 0000' },
          { kind: 'slack', value: '@alice' },
        ],
      },
    });
  });

  test('says null where nobody is on call', async () => {
    expect(JSON.parse(await shown(config, '2026-06-01T00:00Z', true))).toMatchObject({
      primary: null,
      secondary: null,
      escalation: null,
      until: '2026-06-29T08:00:00.000Z',
      next: { primary: 'alice' },
    });
  });

  test('without --at answers for now', async () => {
    const before = Date.now();
    const { at } = JSON.parse(await shown(config, null, true));
    expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(at)).toBeLessThanOrEqual(Date.now());
  });
});

describe('onduty oncall, for people', () => {
  const midWeek = onCallAt(schedule, Date.parse('2026-07-03T08:00Z'));

  test('says until when on the clock of the schedule, and how long that is', () => {
    expect(onCallHeadline(midWeek)).toBe(
      'alice is on call until Mon 09:00, 6 Jul (Europe/London), for 3d; then bob.',
    );
    expect(onCallHeadline(onCallAt(schedule, Date.parse('2026-06-29T07:00Z')))).toBe(
      'Nobody is on call until Mon 09:00, 29 Jun (Europe/London), for 1h; then alice.',
    );
  });

  test('says that nobody is primary where somebody else is on call', () => {
    const override = overrideOf({ user: null, from: '2026-07-03T08:00Z', to: '2026-07-03T10:00Z' });
    const without = withOverrides(schedule, [{ ...override, role: 'primary' }]);
    expect(onCallHeadline(onCallAt(without, Date.parse('2026-07-03T08:00Z')))).toBe(
      'Nobody is primary until Fri 11:00, 3 Jul (Europe/London), for 2h; then alice.',
    );
  });

  test('names each role, its contacts and who takes over', () => {
    expect(onCallRows(midWeek, config.people)).toEqual([
      {
        role: 'primary',
        now: 'alice',
        contacts: 'phone +44 20 7946 0000, slack @alice',
        next: 'bob',
      },
      { role: 'secondary', now: 'bob', contacts: '-', next: 'charlie' },
      { role: 'escalation', now: 'charlie', contacts: '-', next: '-' },
    ]);
  });

  test('prints the line and the table', async () => {
    const text = await shown(config, '2026-07-03T09:00', false);
    expect(text.split('\n')[0]).toContain('alice is on call until Mon 09:00');
    for (const word of ['primary', 'charlie', '@alice']) expect(text).toContain(word);
  });
});

describe('bad input is one line', () => {
  test('no schedule', async () => {
    const none = shown({ ...config, schedules: [] }, null, true);
    await expect(none).rejects.toThrow(ConfigError);
    await expect(none).rejects.toThrow(/^there is no on-call schedule in onduty.yaml; add one/);
  });

  test('a time that is none', async () => {
    const bad = shown(config, '2026-02-30\u001b[2J', true);
    await expect(bad).rejects.toThrow(ConfigError);
    await expect(bad).rejects.toThrow(/^--at: expected a time such as .* got "2026-02-30"$/);
  });
});

const office = {
  ...rotationOf({
    starts: '2026-06-29T02:30',
    length: { count: 1, unit: 'd' },
    timeZone: 'America/New_York',
    turns: primaries('carol', 'dave'),
  }),
  name: 'office',
};
const both = { ...config, schedules: [schedule, office] };
const swapped = {
  ...config,
  schedules: [
    withOverrides(schedule, [
      overrideOf({
        ...{ from: '2026-07-04T08:00Z', to: '2026-07-05T08:00Z', user: 'carol' },
        ...{ author: 'bob', note: 'wedding' },
      }),
    ]),
  ],
};

describe('onduty oncall --from --to', () => {
  const week = { from: '2026-07-03T09:00', to: '2026-07-06T09:00' };

  test('has exactly the stable shape: whole shifts, and why', async () => {
    const { text } = await asked({ ...week, json: true }, swapped);
    expect(JSON.parse(text)).toEqual({
      shifts: [
        {
          start: '2026-06-29T08:00:00.000Z',
          end: '2026-07-04T08:00:00.000Z',
          primary: 'alice',
          secondary: 'bob',
          escalation: 'charlie',
          reason: 'week 1',
        },
        {
          start: '2026-07-04T08:00:00.000Z',
          end: '2026-07-05T08:00:00.000Z',
          primary: 'carol',
          secondary: 'bob',
          escalation: 'charlie',
          reason: 'override by carol over week 1',
        },
        {
          start: '2026-07-05T08:00:00.000Z',
          end: '2026-07-06T08:00:00.000Z',
          primary: 'alice',
          secondary: 'bob',
          escalation: 'charlie',
          reason: 'week 1',
        },
      ],
    });
  });

  test('for people, each schedule on its own clock', async () => {
    const { text } = await asked({ from: '2026-07-03T09:00', to: '2026-07-04T00:00' }, both);
    expect(text).toContain('platform, Europe/London');
    expect(text).toContain('Mon 29 Jun 09:00  Mon 6 Jul 09:00');
    expect(text).toContain('office, America/New_York');
    expect(text).toContain('Fri 3 Jul 02:30  Sat 4 Jul 02:30');
  });
});

test('an override says who made it and why, and when it ends', async () => {
  const { text } = await asked({ at: '2026-07-04T10:00' }, swapped);
  expect(text.split('\n').slice(0, 2)).toEqual([
    'carol is on call until Sun 09:00, 5 Jul (Europe/London), for 23h; then alice.',
    'Why: override by carol over week 1; made by bob: wedding.',
  ]);
});

test('several schedules: all for people, one by name, the first with the others in JSON', async () => {
  const at = '2026-07-03T09:00Z';
  expect((await asked({ at }, both)).text).toContain('office\ncarol is on call until Sat 02:30');
  expect((await asked({ at, schedule: 'office' }, both)).text).not.toContain('alice');
  expect(JSON.parse((await asked({ at, json: true }, both)).text)).toMatchObject({
    schedule: 'platform',
    primary: 'alice',
    others: [{ schedule: 'office', primary: 'carol' }],
  });
});

test('--user gives the next shifts of one person, their roles and why', async () => {
  const options = { user: 'carol', from: '2026-07-03T12:00Z', to: '2026-07-05T00:00Z', json: true };
  const given = { ...both, schedules: [...swapped.schedules, office] };
  expect(JSON.parse((await asked(options, given)).text)).toMatchObject({
    user: 'carol',
    shifts: [
      { schedule: 'office', start: '2026-07-03T06:30:00.000Z', roles: ['primary'] },
      { schedule: 'platform', reason: 'override by carol over week 1' },
    ],
  });
});

describe('onduty oncall --gaps', () => {
  const year = { gaps: true, from: '2026-07-01T00:00', to: '2027-07-01T00:00' };

  test('tells of odd nights, and that nothing is wrong', async () => {
    const { code, text } = await asked({ ...year, schedule: 'office' }, both);
    expect(code).toBe(0);
    expect(text.split('\n')).toEqual([
      "Sat 31 Oct 02:30  carol's shift lasts 25 h instead of 24 h until Sun 1 Nov 02:30: clocks go back",
      'Sun 14 Mar 03:00  the handoff at 02:30 New York is at Sun 14 Mar 03:00: clocks skip 02:30',
      'Nothing is wrong: somebody is primary whenever somebody should be.',
      '',
    ]);
  });

  test('is no when nobody is on call, one person is twice, or an override does nothing', async () => {
    const wrong = withOverrides(schedule, [
      overrideOf({ from: '2026-07-04T08:00Z', to: '2026-07-04T09:00Z', user: 'bob' }),
      overrideOf({ from: '2026-07-04T10:00Z', to: '2026-07-04T11:00Z', user: null }),
      overrideOf({ from: '2026-07-04T12:00Z', to: '2026-07-04T13:00Z', user: 'x', insteadOf: 'y' }),
    ]);
    const given = { ...config, schedules: [wrong] };
    const { code, text } = await asked({ ...year, to: '2026-07-20T00:00' }, given);
    expect(code).toBe(1);
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Sat 4 Jul 09:00  bob is primary and secondary at once until Sat 4 Jul 10:00 (1h)',
      'Sat 4 Jul 11:00  nobody is primary until Sat 4 Jul 12:00 (1h)',
      'Sat 4 Jul 13:00  the override by x instead of y changes nothing until Sat 4 Jul 14:00 (1h): ' +
        'y is not on call then, or another override or a temporary schedule stands in',
    ]);
    const json = JSON.parse(
      (await asked({ ...year, to: '2026-07-20T00:00', json: true }, given)).text,
    );
    expect(json.warnings[1]).toMatchObject({
      ...{ schedule: 'platform', kind: 'gap', fault: true, start: '2026-07-04T10:00:00.000Z' },
    });
  });
});

test.each([
  [{ schedule: 'ofice' }, '--schedule: there is no schedule "ofice"; did you mean office?'],
  [{ user: 'carl' }, '--user: nobody is called "carl"; did you mean carol?'],
  [
    { from: '2026-07-06T09:00', to: '2026-07-05T09:00' },
    '--to: 2026-07-05T09:00 is not after --from',
  ],
  [{ at: '2026-07-06T09:00', user: 'carol' }, '--at is one moment; leave out --from'],
  [{ from: 'someday' }, '--from: expected a time such as 2026-01-05T09:00'],
])('%o is refused in one line', async (options: OnCallOptions, message) => {
  const refused = asked(options, both);
  await expect(refused).rejects.toThrow(ConfigError);
  await expect(refused).rejects.toThrow(message);
});
