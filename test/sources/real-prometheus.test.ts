import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openPrometheus,
  type PrometheusServer,
} from '../../src/sources/prometheus/open-prometheus.ts';
import { endpoint } from '../support/endpoint.ts';
import { programsOrSkip, type RealServer, startRealPrometheus } from '../support/real-servers.ts';
import { sourceError } from '../support/rejection.ts';

const programs = programsOrSkip();
const rules = `groups:
  - name: always
    rules:
      - {alert: Burning, expr: vector(1), labels: {severity: page}, annotations: {summary: on fire}}
      - {alert: Smouldering, expr: vector(1), for: 1h}
`;

describe.skipIf(!programs)('a real Prometheus', () => {
  let server: RealServer;
  let source: PrometheusServer;
  beforeAll(async () => {
    server = await startRealPrometheus(programs?.prometheus ?? '', rules);
    source = openPrometheus(endpoint(server.url));
  });
  afterAll(async () => {
    source?.close();
    await server?.stop();
  });

  const samples = async (promql: string) => (await source.instant(promql)).value;

  test('instant vectors, scalars, NaN and infinity', async () => {
    await expect
      .poll(() => samples('up'), { timeout: 10_000 })
      .toEqual([
        {
          labels: { __name__: 'up', job: 'itself', instance: server.url.slice('http://'.length) },
          value: 1,
          at: expect.any(Number),
        },
      ]);
    const values = async (promql: string) => (await samples(promql)).map(({ value }) => value);
    expect(await values('scalar(vector(2.5))')).toEqual([2.5]);
    expect(await values('vector(0) / 0')).toEqual([null]);
    expect(await values('vector(-1) / 0')).toEqual([-Infinity]);
    expect(await values('no_such_metric')).toEqual([]);
  });

  test('an instant in the past is evaluated then', async () => {
    const { value } = await source.instant('time()', { at: 1_700_000_000_250 });
    expect(value).toEqual([{ labels: {}, value: 1_700_000_000.25, at: 1_700_000_000_250 }]);
  });

  test('a range leaves out what is not a number', async () => {
    const from = 1_700_000_000_000;
    const promql = 'vector(time() % 2 == bool 0) / (vector(time()) % 4 != bool 0)';
    const { value } = await source.range(promql, { from, to: from + 3_000, stepSeconds: 1 });
    expect(value).toEqual([
      {
        labels: {},
        points: [
          [from, Infinity],
          [from + 1000, 0],
          [from + 2000, 1],
          [from + 3000, 0],
        ],
      },
    ]);
    const nothing = await source.range('vector(0) / 0', { from, to: from + 3_000, stepSeconds: 1 });
    expect(nothing.value.flatMap(({ points }) => points)).toEqual([]);
  });

  test('alerts with their state, labels and annotations', async () => {
    await expect.poll(() => source.alerts(), { timeout: 10_000 }).toHaveLength(2);
    const alerts = await source.alerts();
    expect(alerts.find(({ name }) => name === 'Burning')).toMatchObject({
      state: 'firing',
      labels: { severity: 'page' },
      annotations: { summary: 'on fire' },
      activeAt: expect.any(Number),
    });
    expect(alerts.find(({ name }) => name === 'Smouldering')?.state).toBe('pending');
  });

  test('it says how long it keeps data', async () => {
    expect(await source.retentionSeconds()).toBe(15 * 86_400);
  });

  test.each([
    ['sum by (', 'refused the query: invalid parameter "query": 1:9: parse error'],
    ['up[5m]', 'answered with a matrix: the query has to yield one number a series'],
    ['"text"', 'answered with a string'],
    [
      'sum_over_time(vector(1)[1000000s:1s])',
      'could not run the query: query processing would load too many samples',
    ],
  ])('%s is a bad query', async (promql, says) => {
    const error = await sourceError(source.instant(promql));
    expect(error.kind).toBe('bad-query');
    expect(error.message).toContain(says);
  });

  test('a path where no Prometheus is', async () => {
    const wrong = openPrometheus(endpoint(`${server.url}/elsewhere`));
    expect((await sourceError(wrong.instant('up'))).message).toContain(
      'has no /elsewhere/api/v1/query: 404',
    );
    expect(await wrong.retentionSeconds()).toBeNull();
    wrong.close();
  });
});
