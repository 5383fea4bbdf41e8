import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { SliForm } from '../../src/promql/sli-input.ts';
import { rulesFile } from '../../src/rules/rules-file.ts';
import { sloRules } from '../../src/rules/slo-rules.ts';
import { testsFile } from '../../src/rules/tests-file.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { anSlo } from './an-slo.ts';
import { promtoolOrSkip } from './promtool.ts';

const promtool = promtoolOrSkip();

const good: SliForm = {
  kind: 'events',
  good: 'sum(rate(calls_total{code!~"5..|429",path=~"/api/.*"}[$window]))',
  total: 'sum(rate(calls_total{path=~"/api/.*"}[$window]))',
};
const twoMetrics: SliForm = {
  kind: 'events',
  bad: 'sum(rate(errors_total{job="api"}[$window]))',
  total: 'sum(rate(requests_total{job="api"}[$window]))',
};
const latency: SliForm = {
  kind: 'latency',
  metric: 'http_request_duration_seconds{service="checkout"}',
  thresholdSeconds: 0.2,
};
const gauge: SliForm = { kind: 'gauge', query: 'probe_success{job="api"}' };
const stuck: SliForm = { kind: 'share', query: 'avg(stuck_ratio)', share: 'bad', outOf: 1 };
const batch: SliForm = {
  kind: 'share',
  query: '100 * avg(avg_over_time(done{job=~"batch-.*"}[$window]))',
  share: 'good',
  outOf: 100,
};
const twoGauges: SliForm = { kind: 'share', query: 'lost / sent', share: 'bad', outOf: 1 };
const slices = (query: string, op: '<' | '>=', minutes: number): SliForm => ({
  ...{ kind: 'slices', query, op, limit: 0.2 },
  every: { label: `${minutes}m`, seconds: minutes * 60 },
});
const service = 'a "{{ $labels.x }}" \\ b';

const slos: readonly Slo[] = [
  anSlo(),
  anSlo({ name: 'good', form: good, objective: 0.99 }),
  anSlo({ name: 'two', form: twoMetrics, windowDays: 7 }),
  anSlo({ name: 'latency', form: latency, objective: 0.92, windowDays: 28 }),
  anSlo({ name: 'long', objective: 0.9999, windowDays: 90 }),
  anSlo({ name: 'low', objective: 0.8 }),
  anSlo({ service, form: twoMetrics }),
  anSlo({ name: 'split', form: good, by: { labels: ['path'], most: 20 } }),
  anSlo({ name: 'gauge', form: gauge }),
  anSlo({ name: 'stuck', form: stuck, objective: 0.99 }),
  anSlo({ name: 'batch', form: batch, objective: 0.99, windowDays: 7 }),
  anSlo({ name: 'two-gauges', form: twoGauges, objective: 0.99 }),
  anSlo({ name: 'lag', form: slices('job_lag_seconds{job="lag"}', '<', 5) }),
  anSlo({ name: 'pace', form: slices('avg(pace) / 2', '>=', 10), objective: 0.99 }),
];

describe.skipIf(promtool === null)('the tests written beside the rules', () => {
  test('pass on them', async () => {
    const { text, untested } = testsFile(slos, 'rules.yml');
    expect(untested).toEqual([]);
    const verdict = await promtool?.test(rulesFile(sloRules(slos)), text);
    expect(verdict?.text).toContain('SUCCESS');
  }, 120_000);

  test('fail where an alert does not fire any more', async () => {
    const rules = rulesFile(sloRules([anSlo()]))
      .replaceAll('> 14.4', '> 14400')
      .replaceAll('> 6 ', '> 6000 ');
    const verdict = await promtool?.test(rules, testsFile([anSlo()], 'rules.yml').text);
    expect(verdict?.code).not.toBe(0);
    expect(verdict?.text).toContain('FAILED');
  });
});

describe('SLOs that do not count each other’s series', () => {
  const form = (service: string): SliForm => ({
    kind: 'events',
    bad: `sum(rate(http_requests_total{service="${service}",status=~"5.."}[$window]))`,
    total: `sum(rate(http_requests_total{service="${service}"}[$window]))`,
  });
  const services = Array.from({ length: 40 }, (_, at) => `s${at}`);
  const apart = services.map((name) => anSlo({ service: name, form: form(name) }));
  const testsOf = (all: readonly Slo[]): readonly unknown[] =>
    parse(testsFile(all, 'rules.yml').text).tests;

  test('share one test, for each test costs an evaluation of every rule', () => {
    expect(testsOf(apart)).toHaveLength(1);
    expect(testsOf([...apart, anSlo({ service: 'everyone', form: form('s0') })])).toHaveLength(2);
  });

  test.skipIf(promtool === null)('are each tested there', async () => {
    const rules = rulesFile(sloRules(apart.slice(0, 8)));
    const { text } = testsFile(apart.slice(0, 8), 'rules.yml');
    expect((await promtool?.test(rules, text))?.text).toContain('SUCCESS');
    const silent = rules.replaceAll('{slo_id="s5/availability"} /', '{slo_id="s5/other"} /');
    const verdict = await promtool?.test(silent, text);
    expect(verdict?.text).toContain('FAILED');
    expect(verdict?.text).not.toMatch(/slo_id=\\"s[^5]/);
  });
});

test('an SLO whose series can not be made up is named', () => {
  const form: SliForm = {
    kind: 'events',
    bad: 'sum(max_over_time(a[$window])) * 2',
    total: 'sum(max_over_time(b[$window]))',
  };
  const { text, untested } = testsFile([anSlo({ form })], 'rules.yml');
  expect(untested).toEqual([
    'checkout/availability: no series that satisfy its query could be made up',
  ]);
  expect(text).toContain('# Not tested: checkout/availability');
});
