import { describe, expect, test } from 'vitest';
import { onCallHeadline, onCallRows } from '../../../src/commands/oncall/on-call-table.ts';
import { showOnCall } from '../../../src/commands/oncall/show-on-call.ts';
import type { Config } from '../../../src/config/config.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import { usualPolicies } from '../../../src/incidents/severity-policy.ts';
import { onCallAt } from '../../../src/oncall/on-call.ts';
import { rotationOf } from '../../support/schedules.ts';

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
  incidents: { policies: usualPolicies(5), roles: [], channel: '#incidents', warRoom: '#{id}' },
  responsibilities: [],
  support: [],
  runbooks: null,
  showRecorded: false,
  notes: [],
};

async function shown(given: Config, at: string | null, json: boolean): Promise<string> {
  const written: string[] = [];
  await showOnCall(given, at, json, { columns: 100, write: (text) => written.push(text) });
  return written.join('');
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
