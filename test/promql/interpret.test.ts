import { describe, expect, test } from 'vitest';
import { explainSli } from '../../src/promql/explain.ts';
import { readSli } from '../../src/promql/interpret.ts';
import { fixQuery } from '../../src/promql/lint/lint-query.ts';
import type { SliForm } from '../../src/promql/sli-input.ts';

const documents = {
  uptime_percentage: `(1 - (increase(http_requests_total{status=~"5.."}[30d]) /
       increase(http_requests_total[30d]))) * 100`,
  request_latency_p99: 'histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[30d]))',
  error_rate: `(increase(http_requests_total{status=~"5.."}[30d]) /
     increase(http_requests_total[30d])) * 100`,
};

function read(form: SliForm, serviceLabel: string | null = 'service') {
  const reading = readSli({ service: 'api-service', serviceLabel, windowLabel: '30d', form });
  if (!reading.ok) throw new Error(reading.message);
  return {
    ...explainSli(reading.sli, '1h', 3600),
    corrections: reading.corrections,
    sli: reading.sli,
  };
}

describe("the documents' queries", () => {
  test('uptime above 99.9 % counts 5xx as bad, summed, for the service alone', () => {
    const { bad, total, corrections } = read({
      kind: 'query',
      query: documents.uptime_percentage,
      target: { kind: 'good', objective: 0.999 },
    });
    expect(bad).toBe('sum(increase(http_requests_total{service="api-service",status=~"5.."}[1h]))');
    expect(total).toBe('sum(increase(http_requests_total{service="api-service"}[1h]))');
    expect(corrections).toEqual([
      'divides each series by itself, which is always 1: both sides are summed',
      'names no service: service="api-service" is added',
    ]);
  });

  test('error rate below 0.1 % is the same SLO', () => {
    const uptime = read({
      kind: 'query',
      query: documents.uptime_percentage,
      target: { kind: 'good', objective: 0.999 },
    });
    const errors = read({
      kind: 'query',
      query: documents.error_rate,
      target: { kind: 'bad', objective: 0.999 },
    });
    expect(errors.sli).toEqual(uptime.sli);
  });

  test('p99 below 200 ms is read as 99 % of requests in the bucket at 0.2', () => {
    const { bad, total, corrections } = read({
      kind: 'query',
      query: documents.request_latency_p99,
      target: { kind: 'latency', objective: 0.99, quantile: 0.99, thresholdSeconds: 0.2 },
    });
    expect(total).toBe(
      'sum(increase(http_request_duration_seconds_count{service="api-service"}[1h]))',
    );
    expect(bad).toContain(
      'sum(increase(http_request_duration_seconds_count{service="api-service"}[1h])) - sum(increase(',
    );
    expect(bad).toMatch(/_bucket\{service="api-service",le=~"0\\\\\.2\|/);
    expect(corrections[0]).toContain('read as 99 % of requests under 0.2 s');
    expect(corrections[1]).toContain('sum by (le)');
  });
});

describe('a histogram of milliseconds', () => {
  const target = {
    kind: 'latency',
    objective: 0.99,
    quantile: 0.99,
    thresholdSeconds: 0.2,
  } as const;
  const base = 'istio_request_duration_milliseconds';
  const at200 = expect.stringMatching(/le=~"200\|200\\\\\.0\|/);

  test('has its bucket for 200 ms at 200, whichever way it is named', () => {
    const quantile = `histogram_quantile(0.99, sum by (le) (rate(${base}_bucket[30d])))`;
    expect(read({ kind: 'query', query: quantile, target }).bad).toEqual(at200);
    const metric = `${base}{service="a"}`;
    const long = { kind: 'latency', metric, thresholdSeconds: 0.2 } as const;
    expect(read({ ...long, histogram: 'classic' }).bad).toEqual(at200);
    expect(read({ ...long, histogram: 'native' }).bad).toContain('histogram_fraction(0, 200, ');
  });

  test('is mended to that bucket, and read as mended', () => {
    const quantile = `histogram_quantile(0.99, sum by (le) (rate(${base}_bucket{service="a"}[30d])))`;
    const mended = fixQuery(quantile, {
      ...{ role: 'share', service: 'a', serviceLabel: 'service', windowLabel: '30d', target },
      sameQueryServices: ['a'],
    });
    expect(mended).toContain('le=~"200');
    expect(read({ kind: 'query', query: mended, target }).bad).toEqual(at200);
  });
});

describe('other ways to say it', () => {
  const good = { kind: 'good', objective: 0.99 } as const;

  test.each([
    ['sum(rate(ok_total{service="a"}[5m])) / sum(rate(all_total{service="a"}[5m]))', 'good share'],
    [
      '100 * sum by (x) (rate(ok_total{service="a"}[5m])) / sum by (x) (rate(all_total{service="a"}[5m]))',
      'times 100 in front',
    ],
    [
      '1 - (1 - sum(rate(ok_total{service="a"}[5m])) / sum(rate(all_total{service="a"}[5m])))',
      'two complements',
    ],
  ])('%s', (query) => {
    const { bad, total, corrections } = read({ kind: 'query', query, target: good });
    const whole = 'sum(increase(all_total{service="a"}[1h]))';
    expect(bad).toBe(`${whole} - sum(increase(ok_total{service="a"}[1h]))`);
    expect(total).toBe(whole);
    expect(corrections).toEqual([]);
  });

  test('zero-filling is dropped: an absent error series counts as zero anyway', () => {
    const { bad } = read({
      kind: 'query',
      query:
        '(sum(rate(e_total{service="a"}[5m])) or vector(0)) / sum(rate(t_total{service="a"}[5m]))',
      target: { kind: 'bad', objective: 0.99 },
    });
    expect(bad).toBe('sum(increase(e_total{service="a"}[1h]))');
  });

  test('a matcher that names the service by another label is enough', () => {
    const { bad } = read({
      kind: 'query',
      query:
        'sum(rate(e_total{job="api-service"}[5m])) / sum(rate(t_total{job="api-service"}[5m]))',
      target: { kind: 'bad', objective: 0.99 },
    });
    expect(bad).toBe('sum(increase(e_total{job="api-service"}[1h]))');
  });

  test('no service label: nothing is added', () => {
    const { bad, corrections } = read(
      { kind: 'query', query: documents.error_rate, target: { kind: 'bad', objective: 0.999 } },
      null,
    );
    expect(bad).toBe('sum(increase(http_requests_total{status=~"5.."}[1h]))');
    expect(corrections).toHaveLength(1);
  });

  test('long form: $window, good events', () => {
    const { bad } = read({
      kind: 'events',
      good: 'sum(rate(x_total{code!~"5.."}[$window]))',
      total: 'sum(rate(x_total[{{.window}}]))',
    });
    expect(bad).toBe('sum(increase(x_total[1h])) - sum(increase(x_total{code!~"5.."}[1h]))');
  });

  test('what is no sum of counters is asked as it stands, per window', () => {
    const { bad } = read({
      kind: 'events',
      bad: 'sum(count_over_time((probe_success == 0)[$window:1m]))',
      total: 'clamp_min(sum(rate(x_total[$window])), 1)',
    });
    expect(bad).toContain('count_over_time');
    expect(
      read({
        kind: 'events',
        bad: 'sum(rate(a_total[$window]))',
        total: 'clamp_min(sum(rate(x_total[$window])), 1)',
      }).total,
    ).toBe('(clamp_min(sum(rate(x_total[1h])), 1)) * 3600');
  });
});

describe('what cannot be read', () => {
  test.each([
    ['sum(rate(x_total[5m])', 'a ")" is missing at the end'],
    ['', 'the query is empty'],
    ['up', 'no ratio'],
    ['sum(rate(x[5m]))) / 2', 'not PromQL from'],
  ])('%s', (query, message) => {
    const reading = readSli({
      service: 'a',
      serviceLabel: 'service',
      windowLabel: '30d',
      form: { kind: 'query', query, target: { kind: 'good', objective: 0.99 } },
    });
    expect(reading).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  });
});
