const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/**
 * A range one millisecond shorter than `seconds`: `29d23h59m59s999ms`. Over samples that lie on its
 * ends it holds the same number whether the left end belongs to it (Prometheus 2) or not
 * (https://prometheus.io/docs/prometheus/latest/migration/#range-selectors-and-lookback-exclude-samples-coinciding-with-the-left-boundary).
 */
export function justUnder(seconds: number): string {
  let left = Math.ceil(seconds) - 1;
  let text = '';
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    if (count > 0) text += `${count}${unit}`;
    left -= count * size;
  }
  return `${text}999ms`;
}
