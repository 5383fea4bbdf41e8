import { describe, expect, test } from 'vitest';
import { onCallHeadline, onCallRows } from '../../../src/commands/oncall/on-call-table.ts';
import type { Config } from '../../../src/config/config.ts';
import { onCallAt } from '../../../src/oncall/on-call.ts';
import { withOverrides } from '../../../src/oncall/schedule.ts';
import { overrideOf } from '../../support/schedules.ts';
import { asked, both, config, schedule, swapped } from './asked-on-call.ts';

async function shown(given: Config, at: string | null, json: boolean): Promise<string> {
  return (await asked({ json, ...(at === null ? {} : { at }) }, given)).text;
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
