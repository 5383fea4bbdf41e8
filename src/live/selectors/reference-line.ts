import type { Interval } from '../../slo/tile.ts';
import type { Point } from '../../text/chart.ts';
import type { Layer } from '../../text/chart-canvas.ts';

/** How a curve to compare with is drawn where there is no braille. */
export const referenceSign = { block: '·', ascii: ':' } as const;

/** A dim line to compare with. */
export function referenceLine(
  { from, to }: Interval,
  steps: number,
  valueAt: (at: number) => number,
): Layer {
  const points = Array.from({ length: steps }, (_, index): Point => {
    const at = from + ((to - from) * (index + 1)) / steps;
    return [at, valueAt(at)];
  });
  return { points, style: 'line', tone: 'dim', sign: referenceSign };
}
