import { describe, expect, test } from 'vitest';
import { rulesFile } from '../../src/rules/rules-file.ts';
import { sloRules } from '../../src/rules/slo-rules.ts';
import { anSlo } from './an-slo.ts';
import { promtoolOrSkip } from './promtool.ts';

const promtool = promtoolOrSkip();
const groups = sloRules([anSlo({ by: { labels: ['handler'], most: 20 } })]);

/** One handler fails from the first hour on; another never counted a failure. */
const tests = `rule_files: [rules.yml]
evaluation_interval: 1m
group_eval_order: ${JSON.stringify(groups.map(({ name }) => name))}
tests:
  - interval: 1m
    input_series:
      - {series: 'http_requests_total{service="checkout",handler="/pay",status="200"}', values: '0+60x60 3600x60'}
      - {series: 'http_requests_total{service="checkout",handler="/pay",status="500"}', values: '0x60 60+60x59'}
      - {series: 'http_requests_total{service="checkout",handler="/cart",status="200"}', values: '0+60x120'}
    promql_expr_test:
      - expr: count by (handler) (ALERTS{alertstate="firing",severity="page"})
        eval_time: 2h
        exp_samples: [{labels: '{handler="/pay"}', value: 1}]
      - expr: onduty:error:ratio1h{handler="/cart"} * 0 == bool 0
        eval_time: 2h
        exp_samples: [{labels: '{handler="/cart",service="checkout",slo="availability",slo_id="checkout/availability"}', value: 1}]
`;

describe.skipIf(promtool === null)('rules of an SLO that is split by a label', () => {
  test('the part that fails pages alone; a part without failures is known to be fine', async () => {
    const verdict = await promtool?.test(rulesFile(groups), tests);
    expect(verdict?.text).toContain('SUCCESS');
  });

  test('the alert tells which part burns', () => {
    const alerts = groups.flatMap(({ rules }) =>
      rules.flatMap((rule) => ('alert' in rule ? [rule.annotations.summary] : [])),
    );
    expect(alerts).toHaveLength(2);
    for (const summary of alerts) expect(summary).toContain('handler={{ $labels.handler }}');
  });
});
