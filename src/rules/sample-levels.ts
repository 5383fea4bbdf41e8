import { fillMarks } from '../promql/count-events.ts';
import type { EventCount, EventsSli, Matcher } from '../promql/events.ts';
import type { Expr, SelectorExpr } from '../promql/expr.ts';
import { fillWindow } from '../promql/fill-window.ts';
import { walkExpr } from '../promql/map-expr.ts';
import { parsePromql } from '../promql/parse.ts';
import { printMetric } from '../promql/print.ts';
import { steadyValue } from '../promql/steady-value.ts';
import { type LabelledSeries, labelledSeries } from './labelled-series.ts';

/** A series of a gauge, and what it shows while all is well and while everything fails. */
export type LevelSeries = LabelledSeries & {
  readonly matchers: readonly Matcher[];
  readonly healthy: number;
  readonly failing: number;
};

/** All pairs of levels of so many series are tried. */
const mostSeries = 3;
const usualLevels = [0, 1, 100, 0.001, 1_000_000];

/** Gauges at which an SLI is all good, and others at which it is all bad; null when none are found. */
export function sampleLevels({ bad, total, slices }: EventsSli): readonly LevelSeries[] | null {
  const [badExpr, totalExpr] = slices === undefined ? [readCount(bad), readCount(total)] : [];
  const verdict = slices === undefined ? null : readQuery(slices.verdict);
  const share = (levels: Levels): number | null => {
    const value = (expr: Expr) => steadyValue(expr, (one) => levels.get(keyOf(one)) ?? null);
    if (verdict !== null) {
      const good = value(verdict);
      return good === null ? null : 1 - good;
    }
    const [part, all] = [badExpr && value(badExpr), totalExpr && value(totalExpr)];
    return part == null || all == null || all === 0 ? null : part / all;
  };
  const exprs = [verdict, badExpr, totalExpr].flatMap((expr) => expr ?? []);
  const selectors = selectorsIn(exprs);
  if (selectors === null) return null;
  const choices = combinations([...selectors.keys()], levelsIn(exprs));
  const healthy = choices.find((levels) => share(levels) === 0);
  const failing = choices.find((levels) => share(levels) === 1);
  if (healthy === undefined || failing === undefined) return null;
  return [...selectors].map(([key, series]) => ({
    ...series,
    healthy: healthy.get(key) ?? 0,
    failing: failing.get(key) ?? 0,
  }));
}

type Levels = ReadonlyMap<string, number>;
type Series = Omit<LevelSeries, 'healthy' | 'failing'>;

function readCount(count: EventCount): Expr | null {
  if (count.kind === 'expression') return readQuery(fillWindow(count.template, '5m', 300));
  const terms = count.terms.map(({ sign, metric, matchers, over }) => {
    const call = `${over ?? 'increase'}(${printMetric(metric, matchers)}[5m])`;
    return `${sign === 1 ? '+' : '-'} ${call}`;
  });
  return readQuery(terms.join(' '));
}

function readQuery(query: string): Expr | null {
  const parsed = parsePromql(query);
  return parsed.ok ? fillMarks(parsed.expr, '5m') : null;
}

/** One series for each selector; null when there is none, or when one might match another's series. */
function selectorsIn(exprs: readonly Expr[]): ReadonlyMap<string, Series> | null {
  const found = new Map<string, Series>();
  for (const node of exprs.flatMap((expr) => [...walkExpr(expr)])) {
    if (node.kind !== 'selector') continue;
    const series = seriesOf(node);
    if (series === null) return null;
    found.set(keyOf(node), series);
  }
  const metrics = new Set([...found.values()].map(({ metric }) => metric));
  if (found.size === 0 || found.size > mostSeries || metrics.size < found.size) return null;
  return found;
}

function seriesOf({ metric, matchers }: SelectorExpr): Series | null {
  const series = metric === null ? null : labelledSeries(metric, matchers);
  return series && { ...series, matchers };
}

function keyOf({ metric, matchers }: SelectorExpr): string {
  return printMetric(metric, matchers);
}

/** Levels worth trying: the usual ones, and those around each number the queries compare with. */
function levelsIn(exprs: readonly Expr[]): readonly number[] {
  const numbers = exprs
    .flatMap((expr) => [...walkExpr(expr)])
    .flatMap((node) => (node.kind === 'number' ? [Number(node.text)] : []))
    .filter((one) => Number.isFinite(one) && one > 0);
  return [...new Set([...usualLevels, ...numbers.flatMap((one) => [one / 2, one * 2])])];
}

function combinations(keys: readonly string[], levels: readonly number[]): readonly Levels[] {
  return keys.reduce<readonly Levels[]>(
    (all, key) => all.flatMap((one) => levels.map((level) => new Map([...one, [key, level]]))),
    [new Map()],
  );
}
