import { describe, expect, test } from 'vitest';
import type { QueryRole } from '../../../src/promql/lint/finding.ts';
import { fixQuery } from '../../../src/promql/lint/lint-query.ts';
import { lintRules } from '../../../src/promql/lint/rules.ts';
import { context, findingOf, latencyTarget, ruleContext, said } from './context.ts';

const anywhere = (role: QueryRole) =>
  role === 'rule' ? ruleContext : context({ role, serviceLabel: null, windowLabel: '30d' });

const wrong: readonly (readonly [string, QueryRole, string, string | null])[] = [
  ['syntax error', 'share', 'sum(rate(x_total[5m])', null],
  [
    'self-division error',
    'rule',
    '1 - rate(x_total{code="500"}[5m]) / rate(x_total[5m])',
    '1 - (sum(rate(x_total{code="500"}[5m])) or 0 * sum(rate(x_total[5m]))) / sum(rate(x_total[5m]))',
  ],
  [
    'unsummed-division warning',
    'share',
    'rate(bad_total[5m]) / rate(all_total[5m])',
    '(sum(rate(bad_total[5m])) or 0 * sum(rate(all_total[5m]))) / sum(rate(all_total[5m]))',
  ],
  [
    'one-side-aggregated error',
    'share',
    'sum(rate(bad_total[5m])) / rate(all_total[5m])',
    'sum(rate(bad_total[5m])) / sum(rate(all_total[5m]))',
  ],
  [
    'one-side-aggregated warning',
    'rule',
    'sum by (instance) (rate(cpu_seconds_total[5m])) / cpu_cores',
    null,
  ],
  [
    'grouping-differs error',
    'rule',
    'sum by (a) (rate(x_total[5m])) / sum(rate(y_total[5m]))',
    null,
  ],
  [
    'range-mismatch error',
    'share',
    'sum(rate(bad_total[5m])) / sum(rate(all_total[30d]))',
    'sum(rate(bad_total[30d])) / sum(rate(all_total[30d]))',
  ],
  [
    'or-precedence error',
    'rule',
    'sum(rate(bad_total[5m])) or vector(0) / sum(rate(all_total[5m]))',
    '(sum(rate(bad_total[5m])) or vector(0)) / sum(rate(all_total[5m]))',
  ],
  [
    'zero-without-labels error',
    'rule',
    '(sum by (a) (rate(bad_total[5m])) or vector(0)) / sum by (a) (rate(all_total[5m]))',
    '(sum by (a) (rate(bad_total[5m])) or 0 * sum by (a) (rate(all_total[5m]))) / sum by (a) (rate(all_total[5m]))',
  ],
  ['zero-without-labels warning', 'rule', 'sum by (a) (rate(x_total[5m])) or vector(0)', null],
  [
    'histogram-quantile error',
    'rule',
    'histogram_quantile(0.99, sum(rate(d_bucket[1h])))',
    'histogram_quantile(0.99, sum by (le) (rate(d_bucket[1h])))',
  ],
  [
    'histogram-quantile error',
    'rule',
    'histogram_quantile(0.99, sum by (job) (rate(d_bucket[1h])))',
    'histogram_quantile(0.99, sum by (le, job) (rate(d_bucket[1h])))',
  ],
  ['histogram-quantile hint', 'rule', 'histogram_quantile(0.99, rate(d_bucket[1h]))', null],
  [
    'quantile-budget error',
    'share',
    'histogram_quantile(0.99, sum by (le) (rate(d_bucket[1h])))',
    null,
  ],
  [
    'raw-counter error',
    'count',
    'sum(x_total{code="500"})',
    'sum(increase(x_total{code="500"}[30d]))',
  ],
  ['raw-counter hint', 'rule', 'x_total > 5', null],
  [
    'rate-of-sum error',
    'rule',
    'rate(sum by (a) (c_total{x="y"})[1h:1m]) * 3600',
    'sum by (a) (rate(c_total{x="y"}[1h])) * 3600',
  ],
  ['average-of-ratios warning', 'rule', 'avg(a / on (x) b)', null],
  ['average-of-ratios warning', 'rule', 'avg_over_time((sum(a) / sum(b))[30d:5m])', null],
  [
    'average-of-ratios warning',
    'rule',
    'sum_over_time(s:ratio:5m[1d]) / count_over_time(s:ratio:5m[1d])',
    null,
  ],
  ['nan-poison warning', 'rule', 'sum_over_time((sum(a) / sum(b))[30d:5m])', null],
  [
    'filtered-samples error',
    'share',
    'sum(rate(a_total[5m])) / sum(rate(b_total[5m])) > 0.9',
    null,
  ],
  ['filtered-samples warning', 'count', 'sum(latency < 0.5)', 'sum(latency < bool 0.5)'],
  ['regex-matcher error', 'rule', 'x{code=~"5*"}', 'x{code=~"5.."}'],
  ['regex-matcher error', 'rule', 'x{path=~"(?!/health).*"}', null],
  ['regex-matcher hint', 'rule', 'x{code=~"^5..$"}', null],
  ['regex-matcher hint', 'rule', 'x{code=~"500"}', null],
  [
    'integer-bucket warning',
    'rule',
    'rate(d_bucket{le="1"}[5m])',
    'rate(d_bucket{le=~"1(\\\\.0)?"}[5m])',
  ],
  ['unsteady warning', 'count', 'sum(irate(x_total[5m]))', null],
  ['unsteady warning', 'count', 'sum(topk(3, rate(x_total[5m])))', null],
  ['unsteady warning', 'count', 'sum(rate(x_total[5m] offset 1h))', null],
  ['unsteady warning', 'count', 'sum(rate(x_total[5m] @ 1700000000))', null],
  ['several-series hint', 'count', 'sum by (handler) (rate(x_total[5m]))', null],
  ['several-series warning', 'count', 'rate(x_total[5m])', 'sum(rate(x_total[5m]))'],
  ['percent-scale hint', 'share', '100 * sum(rate(a_total[5m])) / sum(rate(b_total[5m]))', null],
  ['fixed-window hint', 'count', 'sum(rate(x_total[30d]))', null],
];

const right: readonly (readonly [QueryRole, string])[] = [
  ['share', 'sum(rate(bad_total[$window])) / sum(rate(all_total[$window]))'],
  ['share', '(sum(rate(b_total[5m])) or vector(0)) / (sum(rate(a_total[5m])) > 0)'],
  ['rule', 'sum by (b, a) (rate(x_total[5m])) / sum by (a, b) (rate(y_total[5m]))'],
  ['rule', 'sum(rate(x_total[5m])) / scalar(sum(rate(y_total[5m])))'],
  ['rule', 'sum(rate(x_total[5m])) / on () group_left rate(y_total[5m])'],
  ['rule', 'sum by (a) (rate(x_total[5m])) / a:y:rate5m'],
  ['rule', 'rate(x_total{a="b"}[5m]) / rate(x_total[5m] offset 1w)'],
  ['rule', 'sum(rate(x_total[5m])) / sum(rate(x_total[1h]))'],
  ['rule', 'sum(max_over_time(sum(x)[1h:1m])) / sum(max_over_time(y[1h]))'],
  ['rule', 'histogram_quantile(0.99, sum without (instance) (rate(d_bucket[5m])))'],
  ['rule', 'histogram_quantile(0.99, sum(rate(native_seconds[5m])))'],
  ['rule', 'absent(x_total)'],
  ['rule', 'count by (job) (x_total)'],
  ['rule', 'avg_over_time((sum(x))[1h:1m])'],
  ['rule', 'sum_over_time((sum(a) / (sum(b) > 0))[30d:5m]) / 2'],
  ['count', 'sum_over_time((count(wifi < 0.75))[$window:]) or on () vector(0)'],
  ['count', 'sum_over_time((avg(stuck) < Inf)[1h:1m])'],
  ['count', 'sum_over_time(((max(lag) >= -Inf) < bool 2)[1h:5m])'],
  ['count', 'sum(rate(d_bucket{le="0.25"}[5m]))'],
  ['count', 'sum by (handler) (rate(x_total{handler="/"}[5m]))'],
  ['rule', 'x{code=~"5..|429", path!~"/(a|b)[[:digit:]]{2,3}?", q=~"(?i)x\\\\.y.*"}'],
];

describe('each rule', () => {
  test.each(wrong)('%s in a %s: %s', (finding, role, query, fixed) => {
    const known = anywhere(role);
    expect(said(query, known)).toContain(finding);
    if (fixed !== null) expect(fixQuery(query, known)).toBe(fixed);
    expect(fixQuery(fixQuery(query, known), known)).toBe(fixQuery(query, known));
  });

  test.each(right)('nothing to say in a %s of %s', (role, query) => {
    expect(said(query, anywhere(role))).toEqual([]);
  });

  test('has an example here, but for those that need to know the SLO', () => {
    const shown = new Set(wrong.map(([finding]) => finding.split(' ')[0]));
    const hidden = lintRules.map(({ id }) => id).filter((id) => !shown.has(id));
    expect(hidden).toEqual(['service-missing']);
  });
});

describe('what is known of the SLO', () => {
  test('a missing service is added to every selector that lacks it', () => {
    const query = 'sum(rate(x_total{ }[1h])) + sum(rate(y_total{service="api-service"}[1h]))';
    expect(fixQuery(query, context({ role: 'count' }))).toBe(
      'sum(rate(x_total{service="api-service" }[1h])) + sum(rate(y_total{service="api-service"}[1h]))',
    );
  });

  test('a service named by another label is enough', () => {
    const query = 'sum(rate(x_total{job="api-service"}[1h]))';
    expect(said(query, context({ role: 'count' }))).toEqual([]);
  });

  test('the service of another SLO is told', () => {
    const query = 'sum(rate(x_total{service="web"}[1h]))';
    expect(findingOf('service-missing', query, context({ role: 'count' }))?.message).toBe(
      'counts the events of web, in an SLO of api-service',
    );
  });

  test('a quantile that is right otherwise is still no share', () => {
    const query =
      'histogram_quantile(0.99, sum by (le) (rate(d_bucket{service="api-service"}[1h])))';
    expect(said(query, context({ target: latencyTarget }))).toEqual(['quantile-budget warning']);
  });
});
