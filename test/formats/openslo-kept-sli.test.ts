import { describe, expect, test } from 'vitest';
import { loadImportedText, messages } from './load-imported.ts';

const text = (type: string) => `
apiVersion: openslo/v1
kind: SLO
metadata: {name: answers}
spec:
  service: search
  indicatorRef: answers
  timeWindow: [{duration: 4w, isRolling: true}]
  budgetingMethod: Occurrences
  objectives: [{target: 0.99}]
---
apiVersion: openslo/v1
kind: SLI
metadata: {name: answers}
spec:
  ratioMetric:
    counter: true
    good:
      metricSource: {type: ${type}, spec: {query: 'ok_total', region: north}}
    total:
      metricSource: {type: ${type}, spec: {query: 'all_total'}}
      description: every answer
`;

describe('an indicator in an object of its own', () => {
  test('is used with the SLO, and what it holds beside its queries is kept', async () => {
    const loaded = await loadImportedText(text('Prometheus'));
    expect(loaded.slos).toHaveLength(1);
    expect(messages(loaded)).toEqual([
      'source.yaml:19: region: has no place in the configuration',
      'source.yaml:22: description: has no place in the configuration',
    ]);
  });

  test('is kept with an SLO that is kept', async () => {
    const loaded = await loadImportedText(text('CloudWatch'));
    expect(loaded.slos).toEqual([]);
    expect(messages(loaded)).toEqual([
      'source.yaml:2: search/answers: good: metric source CloudWatch is not Prometheus',
      'source.yaml:12: SLI answers has no place in the configuration',
    ]);
    expect(loaded.text).toContain("query: 'ok_total'");
  });
});
