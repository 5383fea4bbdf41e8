import type { CounterTerm } from './events.ts';
import { unwrap } from './expr.ts';
import { parsePromql } from './parse.ts';
import type { SliReading } from './sli-input.ts';

/** A gauge that is 1 while all is well and 0 while it is not: bad samples are all less their sum. */
export function readGauge(query: string): SliReading {
  const parsed = parsePromql(query);
  if (!parsed.ok) return parsed;
  const selector = unwrap(parsed.expr);
  const plain = selector.kind === 'selector' && selector.range === null;
  if (!plain || selector.metric === null || selector.modifiers !== '')
    return {
      ok: false,
      message: `gauge: expected a metric of 0 and 1 such as probe_success{job="api"}, got ${query.trim()}; a query goes under ratio or percent`,
      offset: 0,
    };
  const { metric, matchers } = selector;
  const samples: CounterTerm = { sign: 1, metric, matchers, over: 'count_over_time' };
  const good: CounterTerm = { sign: -1, metric, matchers, over: 'sum_over_time' };
  const sli = {
    bad: { kind: 'counters', terms: [samples, good] },
    total: { kind: 'counters', terms: [samples] },
    unit: 'samples',
  } as const;
  return { ok: true, sli, corrections: [], diagnostics: [] };
}
