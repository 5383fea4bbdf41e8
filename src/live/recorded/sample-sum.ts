import type { Sample } from '../../sources/prometheus/prometheus-source.ts';

/** Sum of a metric's series; null when there is none, or one that is not a number. */
export function sumOf(samples: readonly Sample[], metric: string): number | null {
  const values = samples
    .filter(({ labels }) => labels.__name__ === metric)
    .map(({ value }) => value);
  if (values.length === 0) return null;
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : sum + value),
    0,
  );
}

/** The value of a metric's only series; null when there are several, which can't be told apart. */
export function onlyValue(samples: readonly Sample[], metric: string): number | null {
  const all = samples.filter(({ labels }) => labels.__name__ === metric);
  return all.length === 1 ? (all[0]?.value ?? null) : null;
}
