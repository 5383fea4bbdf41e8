import { latencyHistogram, quantileLabel, quantilesQuery } from '../promql/latency-quantiles.ts';
import type { Slo } from '../slo/slo.ts';
import { progressOf } from '../slo/window-progress.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';

/** How long requests took over an SLO's window. */
export type LatencyHistory = {
  readonly sloId: string;
  readonly thresholdSeconds: number;
  readonly stepSeconds: number;
  /** The highest first; points are `[ms since the epoch, seconds]`, null without requests. */
  readonly quantiles: readonly {
    readonly quantile: number;
    readonly points: readonly (readonly [number, number | null])[];
  }[];
};

const quantiles = [0.99, 0.95, 0.5] as const;
/** Each step reads the histogram's buckets over its own length, so that all is read three times. */
const mostSteps = 120;
/** A rate takes two samples, and scrapes may be a minute apart. */
const shortestStepSeconds = 300;

/** Whether there is a latency to draw for an SLO. */
export function hasLatency({ sli }: Slo): boolean {
  return latencyHistogram(sli) !== null;
}

/** Quantiles over the window up to `now`, in one request; null for an SLO without a histogram. Throws `SourceError`. */
export async function readLatencyHistory(
  prometheus: PrometheusSource,
  slo: Slo,
  now: number,
  signal: AbortSignal,
): Promise<LatencyHistory | null> {
  const histogram = latencyHistogram(slo.sli);
  if (histogram === null) return null;
  const { start, passedSeconds } = progressOf(slo.window, now);
  const stepSeconds = Math.max(shortestStepSeconds, Math.ceil(passedSeconds / mostSteps));
  const stepMs = stepSeconds * 1000;
  const from = start + stepMs;
  if (from > now) return null;
  const promql = quantilesQuery(histogram, quantiles, `[${stepSeconds}s]`);
  const { value } = await prometheus.range(promql, { signal, from, to: now, stepSeconds });
  const scale = /_(ms|milliseconds)$/.test(histogram.base) ? 1 / 1000 : 1;
  const count = Math.floor((now - from) / stepMs) + 1;
  return {
    sloId: slo.id,
    thresholdSeconds: histogram.threshold * scale,
    stepSeconds,
    quantiles: quantiles.map((quantile) => {
      const series = value.find(({ labels }) => labels[quantileLabel] === String(quantile));
      const known = new Map(
        series?.points.map(([at, one]) => [Math.round((at - from) / stepMs), one * scale]),
      );
      return {
        quantile,
        points: Array.from(
          { length: count },
          (_, step) => [from + step * stepMs, known.get(step) ?? null] as const,
        ),
      };
    }),
  };
}
