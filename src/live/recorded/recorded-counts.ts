import { escapeRegex } from '../../promql/buckets.ts';
import type { EventsSli } from '../../promql/events.ts';
import { justUnder } from '../../promql/just-under.ts';
import { printMetric } from '../../promql/print.ts';
import type { Counts } from '../../slo/counts.ts';
import type { SloWindow } from '../../slo/slo.ts';
import type { Sample } from '../../sources/prometheus/prometheus-source.ts';

/** Series of events from which the count of any window can be had: sums of counts, no means of shares. */
export type RecordedCounts = {
  readonly id: string;
  /** The series that tells bad from good, and which of them it counts. */
  readonly counts: 'bad' | 'good';
  readonly part: string;
  readonly total: string;
  /** `increase`: samples that do not overlap and add up. `rate`: events a second, to be averaged. */
  readonly holds: 'increase' | 'rate';
};

const tag = 'onduty_query';

/** A question for one window of some SLOs; `read` gives counts by the value of `id`. */
type CountQuestion = {
  readonly promql: string;
  read(samples: readonly Sample[]): ReadonlyMap<string, Counts>;
};

/** The counts of one window, of the SLOs with these ids. */
export function countQuestion(
  recorded: RecordedCounts,
  ids: readonly string[],
  { seconds }: SloWindow,
): CountQuestion {
  const { id, part, total } = recorded;
  const of = (metric: string) => {
    const value = [...new Set(ids)].sort().map(escapeRegex).join('|');
    const selector = printMetric(metric, [{ label: id, op: '=~', value }]);
    return `sum by (${id}) (${overWindow(recorded, selector, seconds)})${scale(recorded, seconds)}`;
  };
  const tagged = (metric: string) => `label_replace(${of(metric)}, "${tag}", "${metric}", "", "")`;
  return {
    promql: `${tagged(part)} or ${tagged(total)}`,
    read(samples) {
      const values = new Map(
        samples.map(({ labels, value }) => [`${labels[tag]} ${labels[id]}`, value]),
      );
      const count = (metric: string, key: string) => values.get(`${metric} ${key}`) ?? null;
      return new Map(
        ids.map((key) => [key, toCounts(recorded, count(part, key), count(total, key))]),
      );
    },
  };
}

/** Bad and total events, from the part that is recorded and the total. */
export function toCounts(
  { counts }: RecordedCounts,
  part: number | null,
  total: number | null,
): Counts {
  if (part === null || total === null || counts === 'bad') return { bad: part, total };
  return { bad: Math.max(0, total - part), total };
}

/** The same counts as an SLI, for a chart and for whoever wants to see where numbers come from. */
export function recordedSli(recorded: RecordedCounts, key: string): EventsSli {
  const count = (metric: string) => {
    const selector = printMetric(metric, [{ label: recorded.id, op: '=', value: key }]);
    return recorded.holds === 'rate'
      ? `sum(avg_over_time(${selector}[$window])) * $seconds`
      : `sum(sum_over_time(${selector}[$window]))`;
  };
  const [part, total] = [count(recorded.part), count(recorded.total)];
  const bad = recorded.counts === 'bad' ? part : `${total} - ${part}`;
  return {
    bad: { kind: 'expression', template: bad },
    total: { kind: 'expression', template: total },
  };
}

function overWindow({ holds }: RecordedCounts, selector: string, seconds: number): string {
  return holds === 'rate'
    ? `avg_over_time(${selector}[${seconds}s])`
    : `sum_over_time(${selector}[${justUnder(seconds)}])`;
}

function scale({ holds }: RecordedCounts, seconds: number): string {
  return holds === 'rate' ? ` * ${seconds}` : '';
}
