import { fillMarks } from './count-events.ts';
import { parsePromql } from './parse.ts';
import { printVector } from './share-over-window.ts';
import type { SliForm, SliReading } from './sli-input.ts';

/**
 * Slices of time as counts. Each ends on a whole multiple of its length, where the query is asked
 * once; it is good when every series meets the limit. One that was not measured is not good, yet
 * only from the first measured one of the window on: a new service did not fail before it was there.
 */
export function readSlices(form: SliForm & { kind: 'slices' }): SliReading {
  const { query, op, limit, every } = form;
  const parsed = parsePromql(query);
  if (!parsed.ok) return parsed;
  const value = printVector(fillMarks(parsed.expr, every.label));
  const worst = op.startsWith('<') ? 'max' : 'min';
  // NaN is no measurement: the first comparison drops it, where the second would call it bad.
  const verdict = `(${worst}${value.startsWith('(') ? value : `(${value})`} >= -Inf) ${op} bool ${limit}`;
  const steps = `[$justUnder:${every.label}]`;
  const first = `min_over_time((time() + 0 * (${verdict}))${steps})`;
  const last = `time() - time() % ${every.seconds}`;
  const total = `(${last} - ${first}) / ${every.seconds} + 1`;
  const sli = {
    bad: { kind: 'expression', template: `${total} - sum_over_time((${verdict})${steps})` },
    total: { kind: 'expression', template: total },
    unit: 'slices',
    slices: { seconds: every.seconds, label: every.label, verdict },
  } as const;
  return { ok: true, sli, corrections: [], diagnostics: [] };
}
