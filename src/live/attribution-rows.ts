import { labelOfRow } from '../promql/attribution-plan.ts';
import type { SummedVector } from '../promql/split-sums.ts';
import { mostValues } from '../slo/attribution.ts';
import type { Sample } from '../sources/prometheus/prometheus-source.ts';
import type { CountedVector } from './label-counts.ts';

/** What was answered for each vector, by its PromQL. */
export type Rows = ReadonlyMap<string, readonly Sample[]>;

/** Made by the histogram, not by what was asked of the service. */
const ownLabels = new Set(['__name__', 'le']);

export function labelsOf(rows: readonly Sample[]): string[] {
  const all = new Set(rows.flatMap(({ labels }) => Object.keys(labels)));
  return [...all].filter((label) => !ownLabels.has(label));
}

/** A vector out of its series. */
export function countSeries(vector: SummedVector, rows: readonly Sample[]): CountedVector {
  const byLabel = new Map(labelsOf(rows).map((label) => [label, sumBy(rows, label)]));
  return { ...vector, answered: rows.length > 0, sum: sumRows(rows), byLabel };
}

/** A vector out of its sums by each label, as `labelsQuery` asks for them. */
export function countSums(
  vector: SummedVector,
  labels: readonly string[],
  rows: readonly Sample[],
): CountedVector {
  const byLabel = new Map<string, ReadonlyMap<string, number> | null>();
  for (const label of labels) {
    const own = rows.filter((row) => labelOfRow(row.labels) === label);
    // One value, and that empty: the vector does not have the label.
    if (own.every((row) => (row.labels[label] ?? '') === '')) continue;
    byLabel.set(label, own.length > mostValues ? null : sumBy(own, label));
  }
  const sum = sumRows(rows.filter((row) => labelOfRow(row.labels) === null));
  return { ...vector, answered: rows.length > 0, sum, byLabel };
}

/**
 * The rows less those of the same labels in a part of their time. No row is held at zero, which
 * extrapolation may go below: what they add up to then is what the counts are less the part's.
 */
export function rowsWithout(rows: Rows, part: Rows): Rows {
  return new Map(
    [...rows].map(([promql, whole]) => {
      const less = new Map((part.get(promql) ?? []).map((row) => [keyOf(row), row.value ?? 0]));
      const left = whole.map((row) => {
        const taken = less.get(keyOf(row));
        return taken === undefined ? row : { ...row, value: (row.value ?? 0) - taken };
      });
      return [promql, left];
    }),
  );
}

function keyOf({ labels }: Sample): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sumBy(rows: readonly Sample[], label: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { labels, value } of rows) {
    const name = labels[label] ?? '';
    sums.set(name, (sums.get(name) ?? 0) + (value ?? 0));
  }
  return sums;
}

function sumRows(rows: readonly Sample[]): number {
  return rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
}
