import { countEvents, subtract } from './count-events.ts';
import type { EventCount, EventsSli } from './events.ts';
import type { Expr } from './expr.ts';
import { type Ratio, readRatio } from './read-ratio.ts';
import { shapeCorrections } from './shape-corrections.ts';
import { type ShareScale, shareOverWindow } from './share-over-window.ts';

export type ShareReading = {
  readonly sli: EventsSli;
  readonly corrections: readonly string[];
};

/** Bad and total events out of a ratio that is the good share, or the bad share. */
export function readCountedShare(ratio: Ratio, share: 'good' | 'bad'): ShareReading {
  const part = countEvents(ratio.numerator);
  const total = countEvents(ratio.denominator);
  // `1 - a/b` of a good share counts the bad in `a`; so does `a/b` of a bad share.
  const partIsBad = (share === 'good') === ratio.complemented;
  const bad = partIsBad ? part : subtract(total, part);
  return { sli: { bad, total }, corrections: shapeCorrections(ratio) };
}

/**
 * Any query for a share: as a ratio of two counts where it is one, for counts add up over windows
 * and services; else as the share it gives over each window.
 */
export function readAnyShare(expr: Expr, scale: ShareScale): ShareReading {
  const ratio = readRatio(expr);
  if (ratio === null || !isCountRatio(ratio))
    return { sli: shareOverWindow(expr, scale), corrections: [] };
  const { sli, corrections } = readCountedShare(ratio, scale.share);
  return { sli, corrections: [...scaleCorrections(ratio, scale), ...corrections] };
}

/** Whether both sides of a ratio count events. */
export function isCountRatio({ numerator, denominator }: Ratio): boolean {
  return isCount(numerator) && isCount(denominator);
}

function isCount(expr: Expr): boolean {
  const count: EventCount = countEvents(expr);
  if (count.kind === 'counters') return true;
  return count.template.includes('$window') && /\b(rate|increase|irate)\(/.test(count.template);
}

/** Counts have no scale, so that either can be read. */
function scaleCorrections({ percent }: Ratio, { outOf }: ShareScale): readonly string[] {
  if (percent === (outOf === 100)) return [];
  return percent
    ? ['the query gives a percentage, ratio is a share of 1: its counts are read']
    : ['the query gives a share of 1, percent is one of 100: its counts are read'];
}
