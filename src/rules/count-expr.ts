import { template } from '../promql/count-events.ts';
import type { CounterTerm, EventCount, EventsSli } from '../promql/events.ts';

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
    const filled = absentIsZero(term, known)
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

function alone(term: CounterTerm, window: CountWindow): string {
  return ask({ kind: 'counters', terms: [{ ...term, sign: 1 }] }, window);
}

function ask(count: EventCount, window: CountWindow): string {
  return fill(template(count, window.by), window);
}

/** An expression may give several series: they are events of the same SLI, and add up. */
function expression(text: string, window: CountWindow): string {
  return `sum(${fill(text, window)})`;
}

function fill(text: string, { label, seconds }: CountWindow): string {
  return text.replaceAll('$window', label).replaceAll('$seconds', String(seconds));
}
