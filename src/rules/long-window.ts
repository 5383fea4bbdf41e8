import { justUnder } from '../promql/just-under.ts';
import type { Slo } from '../slo/slo.ts';
import type { CountWindow } from './count-expr.ts';
import { type CountKind, countName, seriesOf } from './series-name.ts';

/**
 * How much of a long window is counted from the raw counters: recorded counts are up to five
 * minutes behind, and an outage must count from its first minute.
 */
export const head: CountWindow = { label: '6h', seconds: 21_600 };

/** Bad share of a window longer than the head, to the minute. */
export function longRatioExpr(slo: Slo, seconds: number): string {
  return `(${longCount(slo, 'bad', seconds)})\n/\n((${longCount(slo, 'total', seconds)}) > 0)`;
}

/** Events of a window longer than the head. */
export function longTotalExpr(slo: Slo, seconds: number): string {
  return longCount(slo, 'total', seconds).trim();
}

/** Bad share of a window in recorded counts alone: their sums, never an average of shares. */
export function windowRatioExpr(slo: Slo, seconds: number): string {
  const recorded = slo.sli.slices?.label ?? '5m';
  const sum = (kind: CountKind) =>
    `sum_over_time(${seriesOf(countName(kind, recorded), slo)}[${justUnder(seconds)}])`;
  return `${sum('bad')}\n/\n(${sum('total')} > 0)`;
}

/**
 * The head, and recorded counts for what is older. Steps of a subquery lie on whole five minutes, so
 * the head begins up to five minutes after the last step before it: a straight line between this
 * step's sum and the next one's closes that gap.
 */
function longCount(slo: Slo, kind: CountKind, seconds: number): string {
  const recent = seriesOf(countName(kind, head.label), slo);
  const range = `[${justUnder(seconds - head.seconds)}:5m]`;
  const older = `sum_over_time(${seriesOf(countName(kind, '5m'), slo)}${range} offset`;
  const passed = 'time() % 300 / 300';
  return [
    '',
    `  ${recent}`,
    '  + (',
    `    (1 - ${passed}) * ${older} 6h)`,
    `    + ${passed} * ${older} 5h55m)`,
    `    or 0 * ${recent}`,
    '  )',
    '',
  ].join('\n');
}
