import { expect, test } from 'vitest';
import { readLatency } from '../../src/promql/latency.ts';
import { latencyHistogram, quantilesQuery } from '../../src/promql/latency-quantiles.ts';

test('finds the histogram and the threshold of a latency SLI again', () => {
  for (const seconds of [0.2, 1, 2.5]) {
    const reading = readLatency({
      kind: 'latency',
      metric: 'http_seconds{service="a"}',
      thresholdSeconds: seconds,
      histogram: 'classic',
    });
    const histogram = reading.ok ? latencyHistogram(reading.sli) : null;
    expect(histogram).toMatchObject({ base: 'http_seconds', threshold: seconds });
  }
});

test('asks for all quantiles at once', () => {
  const matchers = [{ label: 'service', op: '=', value: 'a' }] as const;
  const query = quantilesQuery({ base: 'x', matchers, threshold: 1 }, [0.5], '[6h]');
  expect(query).toBe(
    'label_replace(histogram_quantile(0.5, sum by (le) (rate(x_bucket{service="a"}[6h]))), "onduty_quantile", "0.5", "", "")',
  );
});
