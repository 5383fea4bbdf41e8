import { describe, expect, test } from 'vitest';
import { loadImportedText, messages } from './load-imported.ts';

const source = (query: string) => `{metricSource: {type: Prometheus, spec: {query: '${query}'}}}`;
const ratio = `ratioMetric: {good: ${source('ok_total')}, total: ${source('all_total')}}`;
const threshold = `thresholdMetric: ${source('max(lag)')}`;
const slo = (spec: string, objective: string, method = 'Timeslices') => `
apiVersion: openslo/v1
kind: SLO
metadata: {name: answers}
spec:
  service: search
  indicator: {metadata: {name: answers}, spec: {${spec}}}
  timeWindow: [{duration: 4w, isRolling: true}]
  budgetingMethod: ${method}
  objectives:
    - target: 0.99
      ${objective.split('; ').join('\n      ')}
`;
const told = async (text: string) => messages(await loadImportedText(text));

describe('what an objective of OpenSLO says beside its target', () => {
  test('is used whole where a metric has a limit, or a ratio is judged by slices', async () => {
    const slices = 'timeSliceTarget: 0.9; timeSliceWindow: 5m';
    expect(await told(slo(ratio, slices))).toEqual([]);
    expect(await told(slo(threshold, 'op: lt; value: 5', 'Occurrences'))).toEqual([]);
    const whole = 'op: lt; value: 5; timeSliceTarget: 1; timeSliceWindow: 5m';
    expect(await told(slo(threshold, whole))).toEqual([]);
  });

  test('the share of a slice in which a metric must be within its limit is told', async () => {
    const part = 'op: lt; value: 5; timeSliceTarget: 0.9; timeSliceWindow: 5m';
    expect(await told(slo(threshold, part))).toEqual([
      'source.yaml:14: timeSliceTarget: a metric is judged once for each slice, at its end',
    ]);
  });

  test('a limit that a ratio has no use for is told', async () => {
    expect(await told(slo(ratio, 'op: gte; value: 1', 'Occurrences'))).toEqual([
      'source.yaml:12: op: has no place in the configuration',
      'source.yaml:13: value: has no place in the configuration',
    ]);
  });
});
