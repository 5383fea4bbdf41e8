import { expect, test } from 'vitest';
import { rulesFile } from '../../src/rules/rules-file.ts';
import { sloRules } from '../../src/rules/slo-rules.ts';
import { calendarWindow } from '../../src/slo/calendar-window.ts';
import { anSlo } from './an-slo.ts';
import { promtoolOrSkip } from './promtool.ts';

const promtool = promtoolOrSkip();

test.skipIf(promtool === null)(
  'a calendar SLO has the alerts of 30 days, and no budget that PromQL can not count',
  async () => {
    const slo = { ...anSlo(), window: calendarWindow({ unit: 'month', timeZone: 'Asia/Tokyo' }) };
    const text = rulesFile(sloRules([slo]));
    const plain = rulesFile(sloRules([anSlo()]));
    const exprs = (rules: string) => rules.split('\n').filter((line) => line.includes('14.4'));
    expect(exprs(text).filter((line) => !line.includes('description'))).toEqual(
      exprs(plain).filter((line) => !line.includes('description')),
    );
    expect(text).not.toContain('ratiomonth');
    expect(text).toContain('# The budget of a calendar month (Asia/Tokyo) is not recorded');
    const verdict = await promtool?.check(text);
    expect(verdict?.code, verdict?.text).toBe(0);
  },
);
