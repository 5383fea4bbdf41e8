import { describe, expect, test } from 'vitest';
import { counts, importRefusal, loadImportedText, messages, normal } from './load-imported.ts';

const source = (query: string) => `{metricSource: {type: Prometheus, spec: {query: '${query}'}}}`;
const openSlos = `
- apiVersion: openslo/v1
  kind: SLI
  metadata: {name: answers}
  spec:
    ratioMetric:
      counter: true
      good: ${source('sum(ok_total{path="/"})')}
      total: ${source('all_total{path="/"}')}
- apiVersion: openslo/v1
  kind: SLO
  metadata: {name: answers}
  spec:
    service: search
    indicatorRef: answers
    timeWindow: [{duration: 4w, isRolling: true}]
    budgetingMethod: Occurrences
    objectives: [{target: 0.99, compositeWeight: 2}]
`;

const pyrra = (name: string) => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: {name: ${name}}
spec:
  target: "99"
  window: 2w
  indicator:
    ratio:
      errors: {metric: 'failed_total{job="${name}"}'}
      total: {metric: 'all_total{job="${name}"}'}
`;

describe('files that hold more than one object', () => {
  test('a list of OpenSLO objects, which name each other', async () => {
    const loaded = await loadImportedText(openSlos);
    expect(loaded.config.slos.map(({ id }) => id)).toEqual(['search/answers']);
    expect(messages(loaded)).toEqual([expect.stringMatching(/^source.yaml:18: compositeWeight/)]);
  });

  test('a counter of OpenSLO that stands without a range counts its increase', async () => {
    const { config } = await loadImportedText(openSlos);
    expect(config.slos.map(counts)).toEqual([
      {
        bad: normal(
          'sum(increase(all_total{path="/"}[1h])) - sum(increase(ok_total{path="/"}[1h]))',
        ),
        total: normal('sum(increase(all_total{path="/"}[1h]))'),
      },
    ]);
  });

  test('without a word of it a counter is known by its name, a gauge is left as it is', async () => {
    const unsaid = openSlos.replace('      counter: true\n', '');
    const sli = async (text: string) => (await loadImportedText(text)).slos[0]?.sli;
    expect(await sli(unsaid)).toEqual(await sli(openSlos));
    expect(await sli(unsaid.replace('ok_total', 'ok'))).toMatchObject({
      query: 'sum(ok{path="/"})',
    });
    expect(await sli(openSlos.replace('counter: true', 'counter: false'))).toMatchObject({
      query: 'sum(ok_total{path="/"})',
    });
  });

  test('a List as kubectl prints it', async () => {
    const items = ['cart', 'login'].map(
      (name) => `- ${pyrra(name).trim().replaceAll('\n', '\n  ')}`,
    );
    const loaded = await loadImportedText(
      `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`,
    );
    expect(loaded.config.slos.map(({ id }) => id)).toEqual(['cart/cart', 'login/login']);
  });

  test('objects of other kinds between them are kept and named', async () => {
    const other = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
    const loaded = await loadImportedText(`${other}---\n${pyrra('cart')}`);
    expect(loaded.slos).toHaveLength(1);
    expect(messages(loaded)).toEqual(['source.yaml:1: v1 Namespace: holds no SLO that is known']);
    expect(loaded.text).toContain('#   metadata: {name: shop}');
    expect(await importRefusal(other)).toMatch(
      /^ConfigError source.yaml:1:13: .*"v1" is not known/,
    );
  });

  test('an empty list has nothing in it', async () => {
    expect(await importRefusal('[]')).toMatch(/^ConfigError source.yaml:1:1/);
  });
});
