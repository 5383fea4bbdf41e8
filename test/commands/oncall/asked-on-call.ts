import { type OnCallOptions, showOnCall } from '../../../src/commands/oncall/show-on-call.ts';
import type { Config } from '../../../src/config/config.ts';
import { usualPolicies } from '../../../src/incidents/severity-policy.ts';
import { withOverrides } from '../../../src/oncall/schedule.ts';
import { overrideOf, primaries, rotationOf } from '../../support/schedules.ts';

/** Three people on the clock of London, a week each. */
export const schedule = rotationOf({
  starts: '2026-06-29T09:00',
  turnName: 'week',
  turns: [
    { primary: 'alice', secondary: 'bob', escalation: 'charlie' },
    { primary: 'bob', secondary: 'charlie', escalation: null },
  ],
});

/** A configuration with that schedule alone. */
export const config: Config = {
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

/** Another schedule, whose nights the clocks of New York change. */
export const office = {
  ...rotationOf({
    starts: '2026-06-29T02:30',
    length: { count: 1, unit: 'd' },
    timeZone: 'America/New_York',
    turns: primaries('carol', 'dave'),
  }),
  name: 'office',
};
export const both = { ...config, schedules: [schedule, office] };
/** The first schedule with a day that carol takes. */
export const swapped = {
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

/** What the command writes, and its exit code. */
export async function asked(options: OnCallOptions, given = config) {
  const written: string[] = [];
  const out = { columns: 120, write: (text: string) => written.push(text) };
  const code = await showOnCall(given, options, out);
  return { code, text: written.join('') };
}
