import { printMetric } from '../promql/print.ts';
import type { AskOptions, PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { SourceError } from '../sources/source-error.ts';

/** Whether Prometheus has native histograms of this name. Throws `SourceError`. */
export async function isNativeHistogram(
  prometheus: PrometheusSource,
  metric: string,
  options: AskOptions,
): Promise<boolean> {
  try {
    const query = `count(histogram_count(${printMetric(metric, [])}))`;
    return (await prometheus.instant(query, options)).value.length > 0;
  } catch (error) {
    // A server that does not know the function has no native histograms.
    if (error instanceof SourceError && error.kind === 'bad-query') return false;
    throw error;
  }
}
