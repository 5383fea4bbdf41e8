import { template } from '../promql/count-events.ts';
import {
  type CounterTerm,
  countFunction,
  type EventCount,
  type EventsSli,
} from '../promql/events.ts';
import { fillWindow } from '../promql/fill-window.ts';
import { justUnder } from '../promql/just-under.ts';

/** The window a count is asked over, and the labels it is split by. */
export type CountWindow = {
  readonly label: string;
  readonly seconds: number;
  readonly by?: readonly string[];
};

/** PromQL of all events within a window, as one series with the labels it is split by. */
export function totalExpr({ total }: EventsSli, window: CountWindow): string {
  return total.kind === 'expression' ? expression(total.template, window) : ask(total, window);
}

/**
 * PromQL of the bad events within a window, as one series with the labels it is split by. `zero`
 * stands in for a series that is not there because nothing of it has happened yet. It must have the
 * same labels: `or` tells series apart by labels, and would keep both.
 */
export function badExpr({ bad, total }: EventsSli, window: CountWindow, zero: string): string {
  if (bad.kind === 'expression') return expression(bad.template, window);
  const known = new Set(total.kind === 'counters' ? total.terms.map(({ metric }) => metric) : []);
  const sum = bad.terms.map((term, at) => {
    const filled =
      absentIsZero(term, known) && !isSampled(term, total)
        ? `(${alone(term, window)} or ${zero})`
        : alone(term, window);
    if (at === 0) return term.sign === 1 ? filled : `-${filled}`;
    return ` ${term.sign === 1 ? '+' : '-'} ${filled}`;
  });
  // Extrapolation can put a difference a hair below zero.
  const differs = bad.terms.some(({ sign }) => sign === -1);
  return differs ? `clamp_min(${sum.join('')}, 0)` : sum.join('');
}

/** A bucket that is missing is not known, and must not turn every request into a slow one. */
function absentIsZero({ sign, metric }: CounterTerm, known: ReadonlySet<string>): boolean {
  return sign === 1 || known.has(metric);
}

/** Samples that are there have a sum: without one it is NaN, not zero. */
function isSampled({ metric }: CounterTerm, total: EventCount): boolean {
  if (total.kind === 'expression') return false;
  return total.terms.some(
    (term) => term.metric === metric && countFunction(term) === 'count_over_time',
  );
}

function alone(term: CounterTerm, window: CountWindow): string {
  return ask({ kind: 'counters', terms: [{ ...term, sign: 1 }] }, window);
}

function ask(count: EventCount, window: CountWindow): string {
  // Samples that lie on both ends of a range would be counted in two windows side by side.
  const counters = count.kind === 'counters' ? count.terms : [];
  const samples = counters.some((term) => countFunction(term) !== 'increase');
  const label = samples ? justUnder(window.seconds) : window.label;
  return fillWindow(template(count, window.by), label, window.seconds);
}

/** An expression may give several series: they are events of the same SLI, and add up. */
function expression(text: string, window: CountWindow): string {
  return `sum(${fillWindow(text, window.label, window.seconds)})`;
}
