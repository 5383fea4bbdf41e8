import { isNativeHistogram } from '../../../live/native-histogram.ts';
import { printMetric } from '../../../promql/print.ts';
import type { PrometheusServer } from '../../../sources/prometheus/open-prometheus.ts';

/** What the live checks ask; each question is sent once, however many queries need its answer. */
export type Asker = {
  /** Whether there is a series of the metric now. */
  exists(metric: string): Promise<boolean>;
  /** Values a label has over the metric's series, most series first; empty when none has the label. */
  labelValues(metric: string, label: string): Promise<readonly string[]>;
  metricType(metric: string): Promise<string | null>;
  /** Whether the metric is a native histogram. */
  isNative(metric: string): Promise<boolean>;
};

/** No screen lists more values, and a label such as path may have thousands. */
const mostValues = 1000;

export function createAsker(prometheus: PrometheusServer): Asker {
  const exists = async (metric: string) =>
    (await prometheus.instant(`count(${printMetric(metric, [])})`)).value.length > 0;
  const labelValues = async (metric: string, label: string) => {
    const present = { label, op: '!=', value: '' } as const;
    const counts = `count by (${label}) (${printMetric(metric, [present])})`;
    const { value } = await prometheus.instant(`topk(${mostValues}, ${counts})`);
    return value.flatMap(({ labels }) => labels[label] ?? []);
  };
  return {
    exists: once(exists),
    labelValues: once(labelValues),
    isNative: once((metric) => isNativeHistogram(prometheus, metric, {})),
    metricType: once((metric) => prometheus.metricType(metric)),
  };
}

function once<Args extends readonly string[], T>(ask: (...args: Args) => Promise<T>) {
  const asked = new Map<string, Promise<T>>();
  return (...args: Args): Promise<T> => {
    const key = JSON.stringify(args);
    const answer = asked.get(key) ?? ask(...args);
    asked.set(key, answer);
    return answer;
  };
}
