import { describe, expect, test } from 'vitest';
import { parseDocument, visit } from 'yaml';
import { readQueryFile } from '../../src/config/read-query-file.ts';
import { lintQuery } from '../../src/promql/lint/lint-query.ts';
import { conformance, sourceOf, specifications } from './conformance.ts';
import { counts, loadImported, messages, normal } from './load-imported.ts';

describe.skipIf(conformance === null)('published examples', () => {
  const all = ['sloth/examples', 'pyrra', 'openslo/examples'].flatMap(specifications);

  test.each(all)(
    '%s becomes a configuration that loads, and nothing of it is lost',
    async (name) => {
      const source = sourceOf(name);
      const loaded = await loadImported([source]);
      expect(loaded.config.slos.map(({ id }) => id)).toEqual(
        loaded.slos.map(({ service, name: own }) => `${service}/${own}`),
      );
      const lost = source.text
        .split('\n---')
        .flatMap(scalarsOf)
        .filter((value) => !squeezed(loaded.text).includes(squeezed(value)));
      expect(lost).toEqual([]);
    },
  );

  test('Sloth asks the same of its errors and total as before', async () => {
    const rate = (matchers: string) =>
      normal(`sum(increase(http_request_duration_seconds_count{${matchers}}[1h]))`);
    for (const file of ['getting-started.yml', 'k8s-getting-started.yml', 'multifile.yml']) {
      const { config } = await loadImported([sourceOf(`sloth/examples/${file}`)]);
      expect(config.slos.map(counts)).toEqual(
        config.slos.map(() => ({
          bad: rate('job="myservice",code=~"(5..|429)"'),
          total: rate('job="myservice"'),
        })),
      );
    }
  });

  test("a window in a subquery is Sloth's window", async () => {
    const { config } = await loadImported([sourceOf('sloth/examples/home-wifi.yml')]);
    expect(config.slos.map(({ objective }) => objective)).toEqual([0.95, 0.999]);
    expect(config.slos.map((slo) => counts(slo).total)).toEqual(
      Array(2).fill(normal('sum_over_time((count(unifipoller_client_satisfaction_ratio))[1h:])')),
    );
    expect(config.slos[0] && counts(config.slos[0]).bad).toBe(
      normal(
        'sum_over_time((count(unifipoller_client_satisfaction_ratio < 0.75))[1h:]) or on() vector(0)',
      ),
    );
  });

  test("Pyrra's ratio is a share of its two metrics", async () => {
    const { config } = await loadImported([sourceOf('pyrra/parca-grpc-queryrange-errors.yaml')]);
    const method = 'grpc_service="parca.query.v1alpha1.QueryService",grpc_method="QueryRange"';
    const codes = 'grpc_code=~"Aborted|Unavailable|Internal|Unknown|Unimplemented|DataLoss"';
    expect(config.slos.map(({ id, window, objective }) => [id, window.label, objective])).toEqual([
      ['parca/parca-grpc-queryrange-errors', '2w', 0.99],
    ]);
    expect(config.slos.map(counts)).toEqual([
      {
        bad: normal(`sum(increase(grpc_server_handled_total{${method},${codes}}[1h]))`),
        total: normal(`sum(increase(grpc_server_handled_total{${method}}[1h]))`),
      },
    ]);
  });

  test('a Pyrra file of two objectives gives two, the second a latency', async () => {
    const { config } = await loadImported([sourceOf('pyrra/nginx.yaml')]);
    expect(config.slos.map(({ id }) => id)).toEqual([
      'lastfm/nginx-api-errors',
      'lastfm/nginx-api-latency',
    ]);
  });

  test("Pyrra's boolean gauge and native histogram are forms of ours", async () => {
    const names = ['pyrra/prometheus-probe-success.yaml', 'pyrra/pyrra-connect-latency.yaml'];
    const loaded = await loadImported(names.map(sourceOf));
    expect(loaded.config.slos.map(({ sli }) => sli)).toMatchObject([
      { unit: 'samples', total: { terms: [{ metric: 'probe_success', over: 'count_over_time' }] } },
      { bad: { template: expect.stringContaining('histogram_fraction(0, 0.2,') } },
    ]);
  });

  test("Pyrra's grouping splits by the same labels, where what is counted can be split", async () => {
    const names = ['prometheus-http', 'prometheus-probe-success', 'pyrra-connect-latency'];
    const loaded = await loadImported(names.map((name) => sourceOf(`pyrra/${name}.yaml`)));
    expect(loaded.config.slos.map(({ by }) => by?.labels)).toEqual([
      ['handler'],
      ['target'],
      undefined,
    ]);
    expect(messages(loaded).filter((one) => one.includes('grouping'))).toEqual([
      expect.stringMatching(/pyrra-connect-latency.yaml:18: grouping: only sums of counters/),
    ]);
  });

  test.each(all)('check --fix adds no matcher to the queries of %s', async (name) => {
    const { text } = await loadImported([sourceOf(name)]);
    const { queries } = readQueryFile(text, 'onduty.yaml');
    const found = queries.flatMap(({ query, context }) => lintQuery(query, context));
    expect(found.filter(({ rule }) => rule === 'service-missing')).toEqual([]);
  });
});

/** Values a person wrote, without what the formats say of themselves. */
function scalarsOf(text: string): readonly string[] {
  const found: string[] = [];
  const own =
    /^(prometheus\/v1|.*\/v1(alpha1?)?|SLO|ServiceLevelObjective|PrometheusServiceLevel)$/;
  const said = /^(Occurrences|promql|prometheus|Day)$/;
  visit(parseDocument(text), {
    Scalar: (key, { value }) => {
      if (key === 'key' || typeof value !== 'string') return;
      if (!own.test(value) && !said.test(value)) found.push(value);
    },
  });
  return found;
}

/** A text without what is spelled otherwise on each side: spaces, quotes, comment marks, windows. */
function squeezed(text: string): string {
  return text
    .replace(/\{\{\.window\}\}/g, '$window')
    .replace(/[\s"'\\#]/g, '')
    .replace(/\.0\b/g, '');
}
