import type { Glyphs } from './glyphs.ts';

/** A horizontal bar in two parts, so that each can have its tone; together exactly `columns` wide. */
export type Gauge = { readonly filled: string; readonly rest: string };

/**
 * A share as a bar in eighths of a column. More than nothing shows at least the smallest step, less
 * than all is never full; an unknown share is blank, so that it can't pass for an empty one.
 */
export function gauge(share: number | null, columns: number, glyphs: Glyphs): Gauge {
  if (share === null) return { filled: '', rest: ' '.repeat(columns) };
  const perColumn = glyphs.gauge.length;
  const steps = stepsFor(share, columns * perColumn);
  const whole = Math.floor(steps / perColumn);
  const part = steps % perColumn === 0 ? '' : (glyphs.gauge[(steps % perColumn) - 1] ?? '');
  const filled = (glyphs.gauge.at(-1) ?? '').repeat(whole) + part;
  return { filled, rest: glyphs.gaugeRest.repeat(columns - filled.length) };
}

function stepsFor(share: number, steps: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return steps;
  return Math.min(steps - 1, Math.max(1, Math.round(share * steps)));
}
