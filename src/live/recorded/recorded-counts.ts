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
const samplesName = 'samples';
/** Recorded increases lie so far apart. */
const bucketSeconds = 300;

/** Counts of a window, and for how much of it they are recorded, 0..1; null when that is not known. */
export type Covered = { readonly counts: Counts; readonly coverage: number | null };

/** A question for one window of some SLOs; `read` gives counts by the value of `id`. */
type CountQuestion = {
  readonly promql: string;
  read(samples: readonly Sample[]): ReadonlyMap<string, Covered>;
};

/** The counts of one window, of the SLOs with these ids. */
export function countQuestion(
  recorded: RecordedCounts,
  ids: readonly string[],
  { seconds }: SloWindow,
): CountQuestion {
  const { id, part, total } = recorded;
  const of = (metric: string) => {
    const selector = selectorOf(metric, id, ids);
    return `sum by (${id}) (${overWindow(recorded, selector, seconds)})${scale(recorded, seconds)}`;
  };
  const tagged = (promql: string, name: string) =>
    `label_replace(${promql}, "${tag}", "${name}", "", "")`;
  const parts = [part, total].map((metric) => tagged(of(metric), metric));
  if (recorded.holds === 'increase')
    parts.push(tagged(samplesOf(recorded, ids, seconds), samplesName));
  return {
    promql: parts.join(' or '),
    read(rows) {
      const values = new Map(
        rows.map(({ labels, value }) => [`${labels[tag]} ${labels[id]}`, value]),
      );
      const value = (name: string, key: string) => values.get(`${name} ${key}`) ?? null;
      return new Map(
        ids.map((key) => {
          const counts = toCounts(recorded, value(part, key), value(total, key));
          return [key, { counts, coverage: shareRecorded(value(samplesName, key), seconds) }];
        }),
      );
    },
  };
}

/** Parts of a split SLO are recorded side by side: the longest of them says since when. */
function samplesOf({ id, total }: RecordedCounts, ids: readonly string[], seconds: number): string {
  const selector = selectorOf(total, id, ids);
  return `max by (${id}) (count_over_time(${selector}[${justUnder(seconds)}]))`;
}

function shareRecorded(samples: number | null, seconds: number): number | null {
  return samples === null ? null : Math.min(1, (samples * bucketSeconds) / seconds);
}

function selectorOf(metric: string, id: string, ids: readonly string[]): string {
  const value = [...new Set(ids)].sort().map(escapeRegex).join('|');
  return printMetric(metric, [{ label: id, op: '=~', value }]);
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
