import { describe, expect, test } from 'vitest';
import { asked, both, office, swapped } from './asked-on-call.ts';

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
