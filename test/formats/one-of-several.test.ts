import { describe, expect, test } from 'vitest';
import { loadImportedText, messages } from './load-imported.ts';

const told = async (text: string) => {
  const loaded = await loadImportedText(text);
  expect(loaded.slos).toHaveLength(1);
  return messages(loaded);
};

describe('where a file gives several indicators and one is read, the others are told', () => {
  test('Sloth', async () => {
    const text = `
version: prometheus/v1
service: shop
slos:
  - name: answers
    objective: 99.9
    sli:
      events: {error_query: 'sum(rate(bad_total[5m]))', total_query: 'sum(rate(all_total[5m]))'}
      raw: {error_ratio_query: bad_share}
`;
    expect(await told(text)).toEqual(['source.yaml:9: raw: the SLO has events, which are counted']);
  });

  test('Pyrra', async () => {
    const text = `
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: {name: answers}
spec:
  target: "99"
  window: 2w
  indicator:
    latency: {success: {metric: 'took_bucket{le="1"}'}, total: {metric: took_count}}
    ratio: {errors: {metric: bad_total, weight: 2}, total: {metric: all_total}, grouping: [route]}
    quality: {metric: x}
`;
    expect(await told(text)).toEqual([
      'source.yaml:9: latency: the SLO has ratio, which counts',
      'source.yaml:11: quality: has no place in the configuration',
      'source.yaml:10: weight: has no place in the configuration',
    ]);
  });

  test('slo-generator', async () => {
    const text = `
apiVersion: sre.google.com/v2
kind: ServiceLevelObjective
metadata: {name: answers}
spec:
  backend: prometheus
  method: good_bad_ratio
  service_level_indicator:
    filter_good: ok_total
    filter_bad: bad_total
    filter_valid: all_total
  goal: 0.99
`;
    expect(await told(text)).toEqual([
      'source.yaml:11: filter_valid: has no place in the configuration',
    ]);
  });
});
