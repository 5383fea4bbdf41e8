import { describe, expect, test } from 'vitest';
import { readSli } from '../../../src/promql/interpret.ts';
import type { LintContext } from '../../../src/promql/lint/finding.ts';
import { fixQuery, lintQuery } from '../../../src/promql/lint/lint-query.ts';
import type { Target } from '../../../src/slo/target.ts';
import { context, latencyTarget, said } from './context.ts';

const uptime = {
  query: `(1 - (increase(http_requests_total{status=~"5.."}[30d]) / 
       increase(http_requests_total[30d]))) * 100
`,
  target: { kind: 'good', objective: 0.999 },
} as const;
const errors = {
  query: `(increase(http_requests_total{status=~"5.."}[30d]) / 
 increase(http_requests_total[30d])) * 100
`,
  target: { kind: 'bad', objective: 0.999 },
} as const;
const latency = {
  query: 'histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[30d]))\n',
  target: latencyTarget,
};

const bad =
  'sum by (service) (increase(http_requests_total{service="api-service",status=~"5.."}[30d]))';
const total = 'sum by (service) (increase(http_requests_total{service="api-service"}[30d]))';

function read(query: string, target: Target, { serviceLabel }: LintContext) {
  const form = { kind: 'query', query, target } as const;
  const reading = readSli({ service: 'api-service', serviceLabel, windowLabel: '30d', form });
  if (!reading.ok) throw new Error(reading.message);
  return reading;
}

describe("the documents' queries", () => {
  test.each([
    ['uptime', uptime],
    ['error rate', errors],
  ])('%s: divided by itself, no service, ×100, window written out', (_, { query, target }) => {
    expect(said(query, context({ target }))).toEqual([
      'self-division error',
      'service-missing warning',
      'percent-scale hint',
      'fixed-window hint',
    ]);
  });

  test('p99: a quantile has no budget and lacks sum by (le)', () => {
    expect(said(latency.query, context({ target: latency.target }))).toEqual([
      'quantile-budget warning',
      'histogram-quantile error',
      'service-missing warning',
      'fixed-window hint',
    ]);
  });

  test('the corrected queries keep their layout', () => {
    expect(fixQuery(uptime.query, context({ target: uptime.target }))).toBe(
      `(1 - ((${bad} or 0 * ${total}) / \n       ${total})) * 100\n`,
    );
    expect(fixQuery(errors.query, context({ target: errors.target }))).toBe(
      `((${bad} or 0 * ${total}) / \n ${total}) * 100\n`,
    );
    const histogram = 'http_request_duration_seconds';
    expect(fixQuery(latency.query, context({ target: latency.target }))).toBe(
      `sum by (service) (increase(${histogram}_bucket{service="api-service",le="0.2"}[30d])) / sum by (service) (increase(${histogram}_count{service="api-service"}[30d]))\n`,
    );
  });

  test.each([
    ['uptime', uptime],
    ['error rate', errors],
    ['p99', latency],
  ])('%s, corrected, means the same and needs no correction', (_, { query, target }) => {
    for (const serviceLabel of ['service', 'app', null]) {
      const known = context({ target, serviceLabel });
      const fixed = fixQuery(query, known);
      expect(read(query, target, known).corrections).not.toEqual([]);
      expect(read(fixed, target, known).corrections).toEqual([]);
      expect(read(fixed, target, known).sli).toEqual(read(query, target, known).sli);
      expect(lintQuery(fixed, known).filter(({ severity }) => severity !== 'hint')).toEqual([]);
      expect(fixQuery(fixed, known)).toBe(fixed);
    }
  });

  test('a query that two services share gets no matcher, which would be wrong for one', () => {
    const known = context({ sameQueryServices: ['api-service', 'web'] });
    expect(said(uptime.query, known)).toContain('service-missing hint');
    expect(fixQuery(uptime.query, known)).not.toContain('"api-service"');
  });
});
