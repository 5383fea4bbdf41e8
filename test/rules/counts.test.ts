import { describe, expect, test } from 'vitest';
import type { SliForm } from '../../src/promql/sli-input.ts';
import { rulesFile } from '../../src/rules/rules-file.ts';
import { sloRules } from '../../src/rules/slo-rules.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { anSlo } from './an-slo.ts';
import { promtoolOrSkip } from './promtool.ts';

const promtool = promtoolOrSkip();

type Check = { readonly expr: string; readonly at: string; readonly samples: string };

/** Three days of one-minute samples, the rules evaluated every five minutes as Prometheus would. */
async function evaluate(
  slo: Slo,
  series: Readonly<Record<string, string>>,
  checks: readonly Check[],
) {
  const groups = sloRules([slo]);
  const order = JSON.stringify(groups.map(({ name }) => name));
  const tests = `rule_files: [rules.yml]
evaluation_interval: 5m
group_eval_order: ${order}
tests:
  - interval: 1m
    input_series:
${Object.entries(series)
  .map(([name, values]) => `      - {series: '${name}', values: '${values}'}`)
  .join('\n')}
    promql_expr_test:
${checks
  .map(
    ({ expr, at, samples }) =>
      `      - {expr: '${expr}', eval_time: ${at}, exp_samples: [${samples}]}`,
  )
  .join('\n')}
`;
  const verdict = await promtool?.test(rulesFile(groups), tests);
  expect(verdict?.text).toContain('SUCCESS');
}

const labels = 'service="checkout",slo="availability",slo_id="checkout/availability"';

describe.skipIf(promtool === null)('recorded counts', () => {
  test('of five minutes add up to the exact count of a long range', async () => {
    await evaluate(
      anSlo({ windowDays: 2 }),
      {
        'http_requests_total{service="checkout",status="200"}': '0+100x4320',
        'http_requests_total{service="checkout",status="500"}': '0x1440 0+7x299 2093x2579',
      },
      [
        {
          expr: 'sum_over_time(onduty:bad:increase5m[1d23h59m59s999ms])',
          at: '3d',
          samples: `{labels: '{${labels}}', value: 2093}`,
        },
        {
          expr: 'sum_over_time(onduty:total:increase5m[1d23h59m59s999ms])',
          at: '3d',
          samples: `{labels: '{${labels}}', value: 290093}`,
        },
        {
          expr: 'abs(onduty:error:ratio2d - 2093 / 290093) < bool 1e-12',
          at: '3d',
          samples: `{labels: '{${labels}}', value: 1}`,
        },
      ],
    );
  });

  test('are zero bad where nothing failed, as one series with its labels', async () => {
    const zero = `{labels: 'onduty:bad:increase5m{${labels}}', value: 0}`;
    await evaluate(
      anSlo(),
      { 'http_requests_total{service="checkout",status="200"}': '0+100x120' },
      [
        { expr: 'onduty:bad:increase5m', at: '2h', samples: zero },
        { expr: 'onduty:error:ratio1h > 0', at: '2h', samples: '' },
        {
          expr: 'onduty:error:ratio1h',
          at: '2h',
          samples: `{labels: 'onduty:error:ratio1h{${labels}}', value: 0}`,
        },
      ],
    );
  });

  test('say nothing where nothing is known, and shares nothing without traffic', async () => {
    await evaluate(anSlo(), { 'http_requests_total{service="other"}': '0+100x120' }, [
      { expr: '{__name__=~"onduty:(bad|total|error):.*"}', at: '2h', samples: '' },
    ]);
    await evaluate(anSlo(), { 'http_requests_total{service="checkout"}': '5x120' }, [
      { expr: '{__name__=~"onduty:error:.*"}', at: '2h', samples: '' },
    ]);
  });

  test('of a gauge are its samples, each counted once', async () => {
    await evaluate(
      anSlo({ form: { kind: 'gauge', query: 'up{service="checkout"}' }, windowDays: 1 }),
      { 'up{service="checkout"}': '1x299 0x59 1x1139' },
      [
        {
          expr: 'round(onduty:error:ratio1d * 1440 * 1000) / 1000',
          at: '1d',
          samples: `{labels: '{${labels}}', value: 60}`,
        },
        {
          expr: 'onduty:total:increase5m',
          at: '1d',
          samples: `{labels: 'onduty:total:increase5m{${labels}}', value: 5}`,
        },
      ],
    );
  });

  test('of a share are bad and total seconds', async () => {
    const query = 'avg(avg_over_time(failing_share[$window]))';
    await evaluate(
      anSlo({ form: { kind: 'share', query, share: 'bad', outOf: 1 } }),
      { failing_share: '0.25x120' },
      [
        {
          expr: 'onduty:bad:increase5m / onduty:total:increase5m',
          at: '2h',
          samples: `{labels: '{${labels}}', value: 0.25}`,
        },
        {
          expr: 'onduty:error:ratio30d',
          at: '2h',
          samples: `{labels: 'onduty:error:ratio30d{${labels}}', value: 0.25}`,
        },
      ],
    );
  });

  test('of slices are one each, a bad one too where nothing was measured', async () => {
    const every = { label: '5m', seconds: 300 };
    const form: SliForm = { kind: 'slices', query: 'slow', op: '<', limit: 0.2, every };
    await evaluate(
      anSlo({ form, windowDays: 1 }),
      { 'slow{instance="a"}': '_x59 0.1x59 0.3x29 _x29 0.1x200' },
      [
        {
          expr: 'sum_over_time(onduty:total:increase5m[1d])',
          at: '6h',
          samples: `{labels: '{${labels}}', value: 61}`,
        },
        {
          // Seven slow slices, for a sample is good for five minutes; five without data.
          expr: 'round(onduty:error:ratio1d * 61)',
          at: '6h',
          samples: `{labels: '{${labels}}', value: 12}`,
        },
      ],
    );
  });

  test('do not call every request slow when the bucket is missing', async () => {
    const form: SliForm = {
      kind: 'latency',
      metric: 'duration_seconds{service="checkout"}',
      thresholdSeconds: 0.2,
    };
    await evaluate(
      anSlo({ form }),
      {
        'duration_seconds_count{service="checkout"}': '0+100x120',
        'duration_seconds_bucket{service="checkout",le="0.25"}': '0+100x120',
      },
      [{ expr: '{__name__=~"onduty:(bad|error):.*"}', at: '2h', samples: '' }],
    );
  });
});
