import type { Interval } from '../../slo/tile.ts';
import type { Tone } from '../../text/theme.ts';
import { duration } from '../../text/time.ts';
import type { LatencyHistory } from '../latency-history.ts';
import type { HistoryChart } from './history-chart.ts';
import { referenceLine } from './reference-line.ts';

// The upper curve is the higher quantile; tones and signs only make that quicker to see.
const looks: readonly { readonly tone: Tone; readonly block: string; readonly ascii: string }[] = [
  { tone: 'ticket', block: '━', ascii: '9' },
  { tone: 'accent', block: '─', ascii: '5' },
  { tone: 'plain', block: '╌', ascii: '0' },
];

/** Quantiles of the latency over time, the highest first; the line is the threshold. */
export function latencyChart(
  { quantiles, thresholdSeconds, stepSeconds }: LatencyHistory,
  interval: Interval,
  steps: number,
): HistoryChart {
  const layers = quantiles.map(({ points }, index) => {
    const { tone, ...sign } = looks[index] ?? { tone: 'plain', block: '─', ascii: '-' };
    return { points, style: 'line', tone, sign } as const;
  });
  const values = quantiles.flatMap(({ points }) => points.map(([, value]) => value ?? 0));
  const names = quantiles.map(({ quantile }) => `p${Number((quantile * 100).toFixed(3))}`);
  return {
    name: 'Latency',
    note: `from the top: ${names.join(', ')} of each ${duration(stepSeconds * 1000)}; line: ${seconds(thresholdSeconds)} wanted`,
    layers: [...layers, referenceLine(interval, steps, () => thresholdSeconds)],
    min: 0,
    max: Math.max(thresholdSeconds * 1.25, ...values),
    label: seconds,
  };
}

/** `850µs`-like precision is no help on a scale: `0.4ms`, `212ms`, `1.5s`, `40s`. */
function seconds(value: number): string {
  if (value === 0) return '0s';
  if (value < 1) return `${Number((value * 1000).toPrecision(value < 0.001 ? 1 : 3))}ms`;
  return `${Number(value.toPrecision(2))}s`;
}
