import type { SummedVector } from '../promql/split-sums.ts';
import { type LabelCounts, mostValues, type ValueCounts } from '../slo/attribution.ts';

/** A vector with its answer: what it holds in all, and by each label it has. */
export type CountedVector = SummedVector & {
  readonly sum: number;
  /** False when it holds no series at all. */
  readonly answered: boolean;
  /** Label → value → sum over the series with it; null when it has too many values. */
  readonly byLabel: ReadonlyMap<string, ReadonlyMap<string, number> | null>;
};

/** The vectors of bad and of all events. */
export type CountedSli = {
  readonly bad: readonly CountedVector[];
  readonly total: readonly CountedVector[];
};

/** What all vectors add up to; never below zero, which extrapolation may leave. */
export function sumOf(vectors: readonly CountedVector[]): number {
  return Math.max(
    0,
    vectors.reduce((all, { weight, sum }) => all + weight * sum, 0),
  );
}

/**
 * Bad and total events by each label. A label has to be on every vector of a count, else what
 * lacks it would stand as a value of its own; one on the bad vectors alone is a kind of failure.
 */
export function labelCounts(
  { bad, total }: CountedSli,
  failureLabels: ReadonlySet<string>,
): readonly LabelCounts[] {
  const [badVectors, totalVectors] = [bad, total].map((all) =>
    all.filter(({ byLabel, sum }) => byLabel.size > 0 || sum !== 0),
  ) as [CountedVector[], CountedVector[]];
  const has = (label: string) => (one: CountedVector) => one.byLabel.has(label);
  const labels = new Set(badVectors.flatMap(({ byLabel }) => [...byLabel.keys()]));
  return [...labels]
    .sort()
    .filter((label) => badVectors.every(has(label)))
    .flatMap((label): LabelCounts[] => {
      const told = failureLabels.has(label);
      if (told || !totalVectors.some(has(label)))
        return [countsOf('failure', label, badVectors, [])];
      if (!totalVectors.every(has(label))) return [];
      return [countsOf('compared', label, badVectors, totalVectors)];
    });
}

function countsOf(
  kind: 'compared' | 'failure',
  label: string,
  bad: readonly CountedVector[],
  total: readonly CountedVector[],
): LabelCounts {
  const [badBy, totalBy] = [valuesOf(bad, label), valuesOf(total, label)];
  if (badBy === null || totalBy === null) return { kind: 'too-many', label };
  const names = new Set([...badBy.keys(), ...totalBy.keys()]);
  if (names.size > mostValues) return { kind: 'too-many', label };
  const values = [...names].map(
    (value): ValueCounts => ({
      value,
      bad: Math.max(0, badBy.get(value) ?? 0),
      total: Math.max(0, totalBy.get(value) ?? 0),
    }),
  );
  return { kind, label, values };
}

function valuesOf(vectors: readonly CountedVector[], label: string): Map<string, number> | null {
  const sums = new Map<string, number>();
  for (const { weight, byLabel } of vectors) {
    const values = byLabel.get(label);
    if (!values) return null;
    for (const [value, sum] of values) sums.set(value, (sums.get(value) ?? 0) + weight * sum);
  }
  return sums;
}
