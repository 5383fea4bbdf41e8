import {
  type CounterTerm,
  type CountFunction,
  countFunction,
  type EventCount,
  type Matcher,
} from './events.ts';
import { type BinaryExpr, type CallExpr, type Expr, type SelectorExpr, unwrap } from './expr.ts';
import { mapChildren, mapExpr, walkExpr } from './map-expr.ts';
import { printExpr } from './print.ts';
import { isWindowMark } from './window-mark.ts';

/** How each function that counts over a range does it. */
const countFunctions: Readonly<Record<string, CountFunction>> = {
  increase: 'increase',
  rate: 'increase',
  irate: 'increase',
  sum_over_time: 'sum_over_time',
  count_over_time: 'count_over_time',
};
const counterName = /_(total|count|bucket|sum)$/;

/** A sum of counters' increases, and whether every increase in it was summed as it should be. */
export type CounterSum = {
  readonly terms: readonly CounterTerm[];
  /** False when a vector with several series stands outside any `sum`. */
  readonly summed: boolean;
  /** False when a counter stands without `rate` or `increase`. */
  readonly ranged: boolean;
};

/**
 * Reads an expression as a sum of counters' increases: `sum(rate(a[w])) - sum(rate(b[w]))`, with or
 * without the `sum`, zero-filled or not. Null when it is anything else. `rate` and `increase` differ
 * by the window's length alone, so both count as the increase.
 */
export function readCounters(expr: Expr): CounterSum | null {
  switch (expr.kind) {
    case 'paren':
      return readCounters(expr.expr);
    case 'aggregate': {
      const inner = expr.op === 'sum' ? readCounters(expr.expr) : null;
      return inner && { ...inner, summed: true };
    }
    case 'call':
      return readIncrease(expr);
    case 'selector':
      return counterName.test(expr.metric ?? '') ? bareCounter(expr) : null;
    case 'binary':
      return readCombination(expr);
    default:
      return null;
  }
}

function readIncrease(call: CallExpr): CounterSum | null {
  const argument = call.args[0] && unwrap(call.args[0]);
  const over = countFunctions[call.name];
  if (over === undefined || argument?.kind !== 'selector') return null;
  const { metric, matchers, modifiers, range } = argument;
  if (metric === null || modifiers !== '' || (over !== 'increase' && range === null)) return null;
  const one = term(metric, matchers);
  return {
    terms: [over === 'increase' ? one : { ...one, over }],
    summed: false,
    ranged: true,
  };
}

function bareCounter({ metric, matchers, modifiers, range }: SelectorExpr): CounterSum | null {
  if (metric === null || modifiers !== '' || range !== null) return null;
  return { terms: [term(metric, matchers)], summed: false, ranged: false };
}

function readCombination({ op, left, right }: BinaryExpr): CounterSum | null {
  const first = readCounters(left);
  if (first === null) return null;
  if (op === 'or') return isZero(right) ? first : null;
  const second = op === '+' || op === '-' ? readCounters(right) : null;
  if (second === null) return null;
  const terms = op === '+' ? second.terms : second.terms.map(negate);
  return {
    terms: [...first.terms, ...terms],
    summed: first.summed && second.summed,
    ranged: first.ranged && second.ranged,
  };
}

/** `vector(0)`, or `0 * anything`: what people write so that no errors count as zero errors. */
export function isZero(expr: Expr): boolean {
  const inner = unwrap(expr);
  if (inner.kind === 'number') return Number(inner.text) === 0;
  if (inner.kind === 'call') return inner.name === 'vector' && inner.args.every(isZero);
  return inner.kind === 'binary' && inner.op === '*' && (isZero(inner.left) || isZero(inner.right));
}

function term(metric: string, matchers: readonly Matcher[]): CounterTerm {
  return { sign: 1, metric, matchers };
}

function negate(one: CounterTerm): CounterTerm {
  return { ...one, sign: one.sign === 1 ? -1 : 1 };
}

/**
 * Any expression as an event count: counters where it is a sum of them, else the expression itself
 * with its ranges turned into `$window`. A count asked per second is multiplied by the window.
 */
export function countEvents(expr: Expr): EventCount {
  const counters = readCounters(expr);
  if (counters !== null) return { kind: 'counters', terms: counters.terms };
  const windowed = rewindow(expr);
  const perSecond = [...walkExpr(expr)].some(
    (node) => node.kind === 'call' && (node.name === 'rate' || node.name === 'irate'),
  );
  const template = printExpr(windowed);
  return { kind: 'expression', template: perSecond ? `(${template}) * $seconds` : template };
}

/** `$window` where the query marks it; a query that marks none has it in place of each outer range. */
export function rewindow(expr: Expr): Expr {
  const marked = [...walkExpr(expr)].some(
    (node) => 'range' in node && isWindowMark(node.range ?? ''),
  );
  return marked ? fillMarks(expr, '$window') : replaceRanges(expr);
}

/** A copy with this range wherever `$window` stands. */
export function fillMarks(expr: Expr, range: string): Expr {
  return mapExpr(expr, (node) =>
    'range' in node && isWindowMark(node.range ?? '') ? { ...node, range } : node,
  );
}

/** Inside a subquery ranges belong to its steps: only its own is the window. */
function replaceRanges(expr: Expr): Expr {
  return 'range' in expr && expr.range !== null
    ? { ...expr, range: '$window' }
    : mapChildren(expr, replaceRanges);
}

/** `left − right`, where both are sums of counters; null otherwise. */
export function subtract(left: EventCount, right: EventCount): EventCount {
  if (left.kind === 'counters' && right.kind === 'counters')
    return { kind: 'counters', terms: [...left.terms, ...right.terms.map(negate)] };
  return { kind: 'expression', template: `(${template(left)}) - (${template(right)})` };
}

/**
 * PromQL of a count with `$window` where the window goes, summed to one number, or to one for each
 * combination of the values of `by`.
 */
export function template(count: EventCount, by: readonly string[] = []): string {
  if (count.kind === 'expression') return count.template;
  const terms = count.terms.map((term) => printTerm(term, by));
  return terms.join('').replace(/^ \+ /, '');
}

function printTerm(term: CounterTerm, by: readonly string[]): string {
  const { sign, metric, matchers } = term;
  const selector: SelectorExpr = {
    ...{ kind: 'selector', metric, matchers, range: '$window', modifiers: '' },
    ...{ from: 0, to: 0 },
  };
  return ` ${sign === 1 ? '+' : '-'} sum${by.length === 0 ? '' : ` by (${by.join(', ')}) `}(${countFunction(term)}(${printExpr(selector)}))`;
}
