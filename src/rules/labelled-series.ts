import type { Matcher } from '../promql/events.ts';
import { printMetric } from '../promql/print.ts';
import { sampleText } from './sample-text.ts';

/** One series by its labels, and as promtool writes it. */
export type LabelledSeries = {
  readonly metric: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly text: string;
};

/** A series that satisfies all matchers; null when no value of a label can be guessed. */
export function labelledSeries(
  metric: string,
  matchers: readonly Matcher[],
): LabelledSeries | null {
  const labels = new Map<string, string>();
  for (const label of new Set(matchers.map((one) => one.label))) {
    const text = sampleText(matchers.filter((one) => one.label === label));
    if (text === null) return null;
    if (text !== '') labels.set(label, text);
  }
  const equal = [...labels].map(([label, value]): Matcher => ({ label, op: '=', value }));
  return { metric, labels, text: printMetric(metric, equal) };
}
