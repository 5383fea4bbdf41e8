import { describe, expect, test } from 'vitest';
import {
  counts,
  importRefusal,
  loadImported,
  loadImportedText,
  messages,
  normal,
} from './load-imported.ts';

const openSlo = ({
  window = '{duration: 30d, isRolling: true}',
  indicator = '',
  extra = '',
} = {}) => `
apiVersion: openslo/v1
kind: SLO
metadata: {name: availability}
spec:
  service: checkout
  ${indicator || 'indicatorRef: errors'}
  timeWindow:
    - ${window}
  budgetingMethod: Occurrences
  objectives:
    - {displayName: gold, target: 0.9995}
  ${extra}
`;

const indicator = `---
apiVersion: openslo/v1
kind: SLI
metadata: {name: errors}
spec:
  ratioMetric:
    counter: true
    bad: {metricSource: {metricSourceRef: main, spec: {query: 'sum(increase(failed_total[30d]))'}}}
    total: {metricSource: {type: Prometheus, spec: {query: 'sum(increase(all_total[30d]))'}}}
---
apiVersion: openslo/v1
kind: DataSource
metadata: {name: main}
spec: {type: Prometheus, connectionDetails: {url: http://localhost:9090}}
`;

const generator = (method: string, lines: string, goal = '0.999') => `
apiVersion: sre.google.com/v2
kind: ServiceLevelObjective
metadata:
  name: shop-prom
  labels: {service_name: shop, feature_name: cart, slo_name: availability}
spec:
  description: Carts work
  backend: prometheus
  method: ${method}
  exporters: []
  service_level_indicator:
    ${lines}
  goal: ${goal}
`;

const pyrra = (indicator: string, target = "'99'") => `
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: {name: fast, namespace: shop}
spec:
  target: ${target}
  window: 2w
  indicator: ${indicator}
`;

const sloth = (sli: string, objective = '99.9') => `
version: prometheus/v1
service: checkout
slos:
  - name: availability
    objective: ${objective}
    sli: ${sli}
`;

const twoCounters = {
  bad: normal('sum(increase(failed_total[1h]))'),
  total: normal('sum(increase(all_total[1h]))'),
};

describe('OpenSLO', () => {
  test('joins objects of several files by their names', async () => {
    const loaded = await loadImported([
      { label: 'slo.yaml', text: openSlo() },
      { label: 'sli.yaml', text: indicator },
    ]);
    const [slo] = loaded.config.slos;
    expect([slo?.id, slo?.objective, slo?.window.label]).toEqual([
      'checkout/availability',
      0.9995,
      '30d',
    ]);
    expect(slo && counts(slo)).toEqual(twoCounters);
    expect(messages(loaded)).toContainEqual(expect.stringMatching(/^sli.yaml:11: DataSource main/));
  });

  test('1M is a month of 30 days, 1m a minute and too short', async () => {
    const month = await loadImportedText(
      openSlo({ window: '{duration: 1M, isRolling: true}' }) + indicator,
    );
    expect(month.slos[0]?.window).toBe('30d');
    const minute = await loadImportedText(
      openSlo({ window: '{duration: 1m, isRolling: true}' }) + indicator,
    );
    expect(minute.slos).toEqual([]);
    expect(messages(minute)[0]).toMatch(
      /source.yaml:2: .*shorter than an hour \(1m is minutes, a month is 1M\)/,
    );
  });

  const calendarFrom = (duration: string, startTime: string) =>
    `{duration: ${duration}, isRolling: false, calendar: {startTime: ${startTime}, timeZone: Europe/London}}`;

  test.each([
    ['1M', '2022-01-01 12:00:00', 'month'],
    ['1w', '2022-01-03 00:00:00', 'week'],
    ['3M', '2022-04-01 00:00:00', 'quarter'],
  ])('a calendar window of %s from %s is the calendar %s', async (duration, start, unit) => {
    const window = calendarFrom(duration, start);
    const loaded = await loadImportedText(openSlo({ window }) + indicator);
    expect(loaded.config.slos[0]?.window.calendar).toEqual({ unit, timeZone: 'Europe/London' });
    const moved = messages(loaded).some((one) => one.includes(start));
    expect(moved).toBe(!start.endsWith('00:00:00'));
  });

  test('a calendar window that begins on other days than ours is kept as a comment', async () => {
    const window = calendarFrom('1w', '2022-01-01 12:00:00');
    const loaded = await loadImportedText(openSlo({ window }) + indicator);
    expect(loaded.slos).toEqual([]);
    expect(messages(loaded)[0]).toContain('begins at 2022-01-01 12:00:00 is no week');
    expect(loaded.text).toContain('timeZone: Europe/London');
  });

  test('several objectives become SLOs of their own names', async () => {
    const two = openSlo().replace(
      'objectives:\n',
      'objectives:\n    - {displayName: Good Day, target: 0.99}\n',
    );
    const { config } = await loadImportedText(two + indicator);
    expect(config.slos.map(({ id, objective }) => [id, objective])).toEqual([
      ['checkout/availability-good-day', 0.99],
      ['checkout/availability-gold', 0.9995],
    ]);
  });

  test('a reference to nothing is refused where it stands', async () => {
    expect(await importRefusal(openSlo())).toBe(
      'ConfigError source.yaml:7:17: spec.indicatorRef: there is no SLI named errors here; name the file that holds it too',
    );
  });

  test('alerts are not imported, so that their policy may be in a file that is not at hand', async () => {
    const text = openSlo({ extra: 'alertPolicies: [night]' }) + indicator;
    const loaded = await loadImportedText(text);
    expect(loaded.slos).toHaveLength(1);
    expect(messages(loaded)).toContainEqual(
      expect.stringMatching(/^source.yaml:13: alertPolicies: not imported/),
    );
    expect(loaded.text).toContain('alertPolicies: [night]');
  });
});

describe('OpenSLO beside two counts', () => {
  const source = (query: string) => `{metricSource: {type: Prometheus, spec: {query: '${query}'}}}`;
  const withSli = (spec: string, objective: string, method = 'Occurrences') =>
    openSlo({ indicator: `indicator: {metadata: {name: own}, spec: {${spec}}}` })
      .replace('Occurrences', method)
      .replace('target: 0.9995', `target: 0.9995, ${objective}`);
  const total = `total: ${source('sum(increase(all_total[30d]))')}`;

  test('slices of time are judged by the good share of each', async () => {
    const bad = `ratioMetric: {bad: ${source('sum(increase(failed_total[30d]))')}, ${total}}`;
    const text = withSli(bad, 'timeSliceTarget: 0.95, timeSliceWindow: 5m', 'Timeslices');
    const { slos, config } = await loadImportedText(text);
    expect(slos[0]?.sli).toEqual({
      ...{ kind: 'slices', op: 'gte', value: 0.95, every: '5m' },
      query: '1 - (sum(increase(failed_total[$window]))) / (sum(increase(all_total[$window])))',
    });
    expect(config.slos[0]?.sli.slices?.seconds).toBe(300);
  });

  test('slices too short are kept as a comment', async () => {
    const good = `ratioMetric: {good: ${source('sum(increase(ok_total[30d]))')}, ${total}}`;
    const slices = 'timeSliceTarget: 1, timeSliceWindow: 10s';
    const loaded = await loadImportedText(withSli(good, slices, 'Timeslices'));
    expect(loaded.slos).toEqual([]);
    expect(messages(loaded)[0]).toContain('slices of 10s are not between 1m and 1h');
  });

  test('a threshold metric is judged each minute', async () => {
    const loaded = await loadImportedText(
      withSli(`thresholdMetric: ${source('max(lag_seconds)')}`, 'op: lt, value: 2'),
    );
    expect(loaded.slos[0]?.sli).toEqual({
      ...{ kind: 'slices', query: 'max(lag_seconds)', op: 'lt', value: 2, every: '1m' },
    });
    expect(messages(loaded).filter((one) => /: (op|value):/.test(one))).toEqual([]);
  });

  test('a raw ratio says which share it is', async () => {
    const raw = `ratioMetric: {counter: false, rawType: success, raw: ${source('avg(ok_ratio)')}}`;
    const { slos, config } = await loadImportedText(withSli(raw, 'value: 1'));
    expect(slos[0]?.sli).toEqual({ kind: 'ratio', query: '1 - (avg(ok_ratio))' });
    expect(config.slos[0]?.sli.unit).toBe('samples');
  });
});

describe('slo-generator', () => {
  test('good and valid events', async () => {
    const lines = 'filter_good: ok_total[window]\n    filter_valid: all_total[window]';
    const loaded = await loadImportedText(generator('good_bad_ratio', lines));
    const [slo] = loaded.config.slos;
    expect([slo?.id, slo?.window.label]).toEqual(['shop/cart-availability', '28d']);
    expect(slo && counts(slo)).toEqual({
      bad: normal('sum(increase(all_total[1h])) - sum(increase(ok_total[1h]))'),
      total: twoCounters.total,
    });
    expect(messages(loaded)).toEqual([expect.stringMatching(/^source.yaml:11: exporters:/)]);
  });

  test('good and bad events add up to the total', async () => {
    const lines = 'filter_good: ok_total\n    filter_bad: failed_total';
    const { config } = await loadImportedText(generator('good_bad_ratio', lines));
    expect(config.slos.map(counts)).toEqual([
      {
        bad: twoCounters.bad,
        total: normal('sum(increase(ok_total[1h])) + sum(increase(failed_total[1h]))'),
      },
    ]);
  });

  test('a query for the good share is taken apart', async () => {
    const query = '1 - sum(rate(failed_total[window])) / sum(rate(all_total[window]))';
    const { config } = await loadImportedText(generator('query_sli', `expression: ${query}`));
    expect(config.slos.map(counts)).toEqual([twoCounters]);
  });

  test('a cut of a histogram counts what is over the bucket', async () => {
    const lines = `expression: took_ms_bucket{path="/"}\n    threshold_bucket: 250`;
    const { config } = await loadImportedText(generator('distribution_cut', lines));
    expect(config.slos.map(counts)).toEqual([
      {
        bad: normal(
          'sum(increase(took_ms_count{path="/"}[1h])) - sum(increase(took_ms_bucket{path="/",le="250"}[1h]))',
        ),
        total: normal('sum(increase(took_ms_count{path="/"}[1h]))'),
      },
    ]);
  });
});

describe('Pyrra and Sloth', () => {
  test('a histogram of seconds becomes a latency with a threshold', async () => {
    const loaded = await loadImportedText(
      pyrra(`
    latency:
      success: {metric: 'took_seconds_bucket{job="api",le="0.2"}'}
      total: {metric: 'took_seconds_count{job="api"}'}`),
    );
    expect(loaded.slos[0]).toMatchObject({
      service: 'api',
      window: '2w',
      sli: { kind: 'latency', histogram: 'took_seconds{job="api"}', threshold: '200ms' },
    });
  });

  test('a raw error ratio of Sloth is taken apart; its plugins are kept', async () => {
    const raw = `{raw: {error_ratio_query: 'sum(rate(failed_total[{{.window}}])) / sum(rate(all_total[{{.window}}]))'}}`;
    const { config } = await loadImportedText(sloth(raw));
    expect(config.slos.map(counts)).toEqual([twoCounters]);
    const share = await loadImportedText(
      sloth("{raw: {error_ratio_query: 'avg(avg_over_time(broken[{{.window}}]))'}}"),
    );
    expect(share.slos[0]?.sli).toEqual({
      kind: 'ratio',
      query: 'avg(avg_over_time(broken[$window]))',
    });
    expect(share.config.slos[0]?.sli.unit).toBe('seconds');
    const plugin = await loadImportedText(sloth('{plugin: {id: some/plugin, options: {a: b}}}'));
    expect(plugin.slos).toEqual([]);
    expect(plugin.text).toContain('some/plugin');
  });

  test('each SLO that is kept is named by its own line and keeps its own text', async () => {
    const second =
      '  - {name: low, objective: 40, sli: {events: {error_query: a, total_query: b}}}';
    const third =
      '  - {name: open, objective: 99, sli: {events: {error_query: a, total_query: "sum(b"}}}';
    const loaded = await loadImportedText(
      `version: prometheus/v1\nservice: shop\nslos:\n${second}\n${third}\n`,
    );
    expect(messages(loaded)).toEqual([
      'source.yaml:4: shop/low: an objective of 40 % is under 50 %',
      'source.yaml:5: shop/open: total: a ")" is missing at the end',
    ]);
    expect(loaded.text.match(/name: low/g)).toHaveLength(1);
  });

  test('two SLOs of one name keep both', async () => {
    const text = sloth(
      '{events: {error_query: "sum(rate(failed_total[1m]))", total_query: "sum(rate(all_total[1m]))"}}',
    );
    const loaded = await loadImported([
      { label: 'a.yaml', text },
      { label: 'b.yaml', text },
    ]);
    expect(loaded.config.slos.map(({ id }) => id)).toEqual([
      'checkout/availability',
      'checkout/availability-2',
    ]);
    expect(messages(loaded)).toEqual([expect.stringMatching(/^b.yaml:5: there is already an SLO/)]);
  });

  test('text that could write to the terminal does not reach the configuration', async () => {
    const events =
      '{events: {error_query: "sum(rate(failed_total[1m]))", total_query: "sum(rate(all_total[1m]))"}}';
    const text = sloth(events).replace('    sli:', '    description: "a\\e[2Jb"\n    sli:');
    expect((await loadImportedText(text)).text).not.toContain('\u001b');
  });
});

describe('what can not be read', () => {
  const events =
    '{events: {error_query: "sum(rate(failed_total[1m]))", total_query: "sum(rate(all_total[1m]))"}}';
  test.each([
    ['no YAML', 'version: "prometheus/v1', /^ConfigError source.yaml:1:\d+: YAML: /],
    [
      'an unknown apiVersion',
      'apiVersion: openslo/v9\nkind: SLO',
      /^ConfigError source.yaml:1:13: apiVersion: "openslo\/v9" is not known; known are/,
    ],
    [
      'an unknown version',
      'a: 1\nversion: prometheus/v2',
      /^ConfigError source.yaml:2:10: version: "prometheus\/v2" is not known/,
    ],
    ['nobody’s file', 'a: 1', /^ConfigError source.yaml:1:1: neither version nor apiVersion/],
    ['an empty file', '# nothing\n', /^ConfigError source.yaml: there is nothing in it/],
    ['a list', '- a', /^ConfigError source.yaml:1:1: expected a map/],
    [
      "Sloth's objective of 100",
      sloth(events, '100'),
      /^ConfigError source.yaml:6:16: .*an objective of 100 % allows no failure/,
    ],
    [
      "Pyrra's target of 100",
      pyrra('{ratio: {errors: {metric: a_total}, total: {metric: b_total}}}', "'100'"),
      /^ConfigError source.yaml:6:11: .*allows no failure/,
    ],
    [
      "OpenSLO's target of 1",
      openSlo().replace('0.9995', '1') + indicator,
      /^ConfigError source.yaml:12:\d+: .*allows no failure/,
    ],
    [
      "slo-generator's goal of 1",
      generator('query_sli', 'expression: a/b', '1'),
      /^ConfigError source.yaml:14:9: .*allows no failure/,
    ],
    [
      'a missing query',
      sloth('{events: {error_query: a}}'),
      /^ConfigError source.yaml:7:\d+: .*expected an error query and a total query/,
    ],
    [
      'a number for a name',
      sloth(events).replace('availability', '5'),
      /^ConfigError source.yaml:5:11: slos\[0\]\.name: expected text, got 5/,
    ],
  ])('%s is refused in one line with its place', async (_, text, line) => {
    const refusal = await importRefusal(text);
    expect(refusal).toMatch(line);
    expect(refusal).not.toContain('\n');
  });
});
