import { describe, expect, test } from 'vitest';
import { withOverrides } from '../../../src/oncall/schedule.ts';
import { overrideOf } from '../../support/schedules.ts';
import { asked, both, config, schedule } from './asked-on-call.ts';

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
