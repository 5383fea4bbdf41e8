import type { Glyphs } from './glyphs.ts';

/** The last `columns` values as bars between `min` and `max`; an unknown one is a gap. */
export function sparkline(
  values: readonly (number | null)[],
  columns: number,
  range: { readonly min: number; readonly max: number },
  glyphs: Glyphs,
): string {
  const shown = values.slice(-columns).map((value) => bar(value, range, glyphs));
  return shown.join('').padStart(columns);
}

function bar(
  value: number | null,
  { min, max }: { readonly min: number; readonly max: number },
  { bars }: Glyphs,
): string {
  if (value === null) return ' ';
  const share = max > min ? (value - min) / (max - min) : 0;
  const index = Math.round(Math.min(1, Math.max(0, share)) * (bars.length - 1));
  return bars[index] ?? ' ';
}
