import { describe, expect, test } from 'vitest';
import { counts, importRefusal, loadImportedText, messages, normal } from './load-imported.ts';

const alpha = (spec: string) => `
apiVersion: openslo/v1alpha
kind: SLO
metadata: {name: answers}
spec:
  service: search
  ${spec.split('\n').join('\n  ')}
`;
const metric = (query: string, source = 'prometheus') =>
  `{source: ${source}, queryType: promql, query: '${query}'}`;
const ratio = (source?: string) =>
  `ratioMetrics: {incremental: true, good: ${metric('sum(rate(ok_total[{{.window}}]))', source)}, total: ${metric('sum(rate(all_total[{{.window}}]))', source)}}`;

describe('OpenSLO v1alpha', () => {
  test('occurrences are counted where no budgeting method is named', async () => {
    const loaded = await loadImportedText(
      alpha(`objectives: [{${ratio()}, target: 0.99}]\ntimeWindows: [{count: 4, unit: Week}]`),
    );
    const [slo] = loaded.config.slos;
    expect([slo?.window.label, slo?.objective]).toEqual(['4w', 0.99]);
    expect(slo && counts(slo).total).toBe(normal('sum(increase(all_total[1h]))'));
    expect(messages(loaded)).toEqual([]);
  });

  test('a metric and its limit are slices of time, in a month of the calendar', async () => {
    const { slos } = await loadImportedText(
      alpha(`indicator: {thresholdMetric: ${metric('max(took_seconds)', 'Prometheus')}}
budgetingMethod: Occurrences
objectives: [{op: lte, value: 2, target: 0.98}]
timeWindows:
  - {count: 1, unit: Month, isRolling: false, calendar: {startTime: 2021-05-01 00:00:00, timeZone: Asia/Tokyo}}`),
    );
    expect(slos.map(({ sli }) => sli)).toEqual([
      { kind: 'slices', query: 'max(took_seconds)', op: 'lte', value: 2, every: '1m' },
    ]);
    expect(slos[0]?.window).toEqual({ calendar: 'month', timeZone: 'Asia/Tokyo' });
  });

  test.each([
    [
      'a week that begins on a Saturday',
      '{count: 1, unit: Week, isRolling: false, calendar: {startTime: 2022-01-01 00:00:00, timeZone: UTC}}',
      /is no week of the calendar/,
    ],
    ['five minutes', '{count: 5, unit: Minute}', /shorter than an hour/],
    ['a unit nobody knows', '{count: 2, unit: Fortnight}', /2Fortnight/],
  ])('%s is kept as a comment', async (_, window, why) => {
    const loaded = await loadImportedText(
      alpha(`objectives: [{${ratio()}, target: 0.99}]\ntimeWindows: [${window}]`),
    );
    expect(loaded.slos).toEqual([]);
    expect(messages(loaded)[0]).toMatch(why);
    expect(loaded.text).toContain('all_total');
  });

  test('queries of other systems are kept, though they might pass for PromQL', async () => {
    const loaded = await loadImportedText(
      alpha(`objectives: [{${ratio('newrelic')}, target: 0.99}]`),
    );
    expect(loaded.slos).toEqual([]);
    expect(messages(loaded)[0]).toMatch(/source newrelic is not Prometheus/);
  });

  test('what has no place is told with its line', async () => {
    const loaded = await loadImportedText(
      alpha(
        `objectives:\n  - {${ratio()}, target: 0.99, value: 1}\ntimeWindows: [{count: 30, unit: Day}]`,
      ),
    );
    expect(messages(loaded)).toEqual([expect.stringMatching(/^source.yaml:8: value:/)]);
  });

  test('an objective without a metric, and two windows, are refused', async () => {
    expect(await importRefusal(alpha('objectives: [{target: 0.99}]'))).toMatch(
      /^ConfigError source.yaml:7:16: .*expected ratioMetrics/,
    );
    const windows = '[{count: 1, unit: Day}, {count: 7, unit: Day}]';
    expect(
      await importRefusal(
        alpha(`objectives: [{${ratio()}, target: 0.9}]\ntimeWindows: ${windows}`),
      ),
    ).toMatch(/expected one time window, got 2/);
  });
});
