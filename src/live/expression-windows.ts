import { planQueries, type QueryPlan } from '../promql/query-plan.ts';
import type { SloWindow } from '../slo/slo.ts';
import { progressOf } from '../slo/window-progress.ts';
import type { Anchor } from './anchor-store.ts';
import type { PlannedWindow } from './window-counts.ts';
import { samePeriod } from './window-range.ts';

/** A window moves by a thousandth of itself between two readings: 43 minutes for 30 days. */
const shareBetweenReadings = 1 / 1000;
const shortestMs = 60_000;
/** What gave no answer is asked again after this time at the latest. */
const unansweredMs = 600_000;

/** The expressions over a window, which are no sum of those over its parts: they are asked whole. */
export type ExpressionWindow = PlannedWindow & {
  /** The window itself; `label` is the name its values are kept under. */
  readonly window: SloWindow;
  /** How many expressions there are. */
  readonly size: number;
};

/** Those of the windows that have expressions over them, each with a plan for these alone. */
export function expressionWindows(windows: readonly PlannedWindow[]): readonly ExpressionWindow[] {
  return windows.flatMap((window) => {
    const { slis } = window;
    const size = new Set(
      slis
        .flatMap(({ bad, total }) => [bad, total])
        .flatMap((count) => (count.kind === 'expression' ? [count.template] : [])),
    ).size;
    if (size === 0) return [];
    const plan: QueryPlan = planQueries(slis, 'expression');
    return [{ ...window, plan, size, window, label: `${window.label} expressions` }];
  });
}

/** Whether the expressions have to be asked again. `now` is ms since the epoch. */
export function isDue(
  { window, size }: ExpressionWindow,
  known: Anchor | undefined,
  now: number,
): boolean {
  if (known === undefined || known.at > now || !samePeriod(window, known.at, now)) return true;
  const { passedSeconds } = progressOf(window, now);
  const fresh = Math.max(shortestMs, passedSeconds * 1000 * shareBetweenReadings);
  const limit = known.values.size < size ? Math.min(fresh, unansweredMs) : fresh;
  return now - known.at >= limit;
}
