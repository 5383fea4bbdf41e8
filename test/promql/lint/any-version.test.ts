import { describe, expect, test } from 'vitest';
import { parsePromql } from '../../../src/promql/parse.ts';
import { printExpr } from '../../../src/promql/print.ts';
import { ruleContext, said } from './context.ts';

/** What one version of Prometheus or another takes. */
const valid = [
  'holt_winters(depth[1h], 0.5, 0.5) > 1',
  'double_exponential_smoothing(depth[1h], 0.5, 0.5) > 1',
  'increase(done_total[5m] anchored)',
  'rate(done_total[5m] smoothed)',
  'sum(failed) / fill(0) sum(done)',
  'sum by (a) (failed) / on(a) group_left fill_left(0) sum by (a, b) (done)',
  'histogram_sum(rate(took[5m]) </ 0.5)',
  'rate(done_total[5m * 2])',
  'sum({"http.done", "status.class"="5xx"})',
  'info(rate(done_total[5m]), {version=~"1.*"})',
];

describe('PromQL of any version', () => {
  test.each(valid)('%s is no error, and is printed whole', (query) => {
    expect(said(query, ruleContext).filter((one) => one.endsWith('error'))).toEqual([]);
    const parsed = parsePromql(query);
    expect(parsed.ok && printExpr(parsed.expr).replaceAll(/[\s"]/g, '')).toBe(
      query.replaceAll(/[\s"]/g, ''),
    );
  });

  test('without keeps the labels of the other side, so it may well match', () => {
    const load = 'node_load1 / count without (cpu, mode) (node_cpu_seconds_total{mode="idle"})';
    expect(said(`${load} > 2`, ruleContext)).toEqual([]);
    expect(said('node_load1 / count(node_cpu_seconds_total)', ruleContext)).toEqual([
      'one-side-aggregated error',
    ]);
  });
});
