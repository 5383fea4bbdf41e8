import { describe, expect, test } from 'vitest';
import { fixQuery, lintQuery } from '../../src/promql/lint/lint-query.ts';
import { parsePromql } from '../../src/promql/parse.ts';
import { printExpr } from '../../src/promql/print.ts';
import { context, ruleContext } from './lint/context.ts';

const commented = `# what failed
sum by (job) (rate(
  failed_total{path!="/#top", # not the page itself
    code=~'5..'}[5m]
)) # per second
  / on (job) # match
    group_left
sum by (job) (rate(all_total[5m])) # of all`;

describe('comments in PromQL', () => {
  test('say nothing to Prometheus, and a # in a string is no comment', () => {
    const parsed = parsePromql(commented);
    expect(parsed.ok && printExpr(parsed.expr).replace(/\s+/g, ' ')).toBe(
      'sum by (job) (rate(failed_total{path!="/#top",code=~"5.."}[5m])) / on (job) group_left sum by (job) (rate(all_total[5m]))',
    );
    expect(lintQuery(commented, ruleContext)).toEqual([]);
  });

  test('a fault is placed where it stands, behind the comments', () => {
    const [finding] = lintQuery('# one\nsum(rate(x_total[5m]) # two', ruleContext);
    expect(finding).toMatchObject({ rule: 'syntax', message: 'a ")" is missing at the end' });
    expect(lintQuery('# nothing else', ruleContext)[0]?.message).toBe('the query is empty');
  });

  test('what --fix writes parses, and the comments stay', () => {
    const query = 'rate(bad_total[$window]) # bad\n/ # by\nrate(all_total[$window]) # all';
    const fixed = fixQuery(query, context({ role: 'share' }));
    expect(fixed).not.toBe(query);
    expect(parsePromql(fixed).ok).toBe(true);
    expect(fixed).toMatch(/# bad\n.*# by\n.*# all$/s);
  });
});
