import { parsePromql } from '../promql/parse.ts';
import { readRatio } from '../promql/read-ratio.ts';
import type { ImportedSli } from './imported-slo.ts';

export type SliResult =
  | { readonly ok: true; readonly sli: ImportedSli }
  | { readonly ok: false; readonly message: string };

/** One query for a share of events, taken apart into its two counts. `share` says what it measures. */
export function ratioSli(query: string, share: 'good' | 'bad'): SliResult {
  const parsed = parsePromql(query);
  if (!parsed.ok) return { ok: false, message: parsed.message };
  const ratio = readRatio(parsed.expr);
  if (ratio === null) return { ok: false, message: 'the query is no ratio of two counts' };
  if (ratio.percent) return { ok: false, message: 'the query gives a percentage, not a share' };
  const part = (share === 'bad') === ratio.complemented ? 'good' : 'bad';
  const { numerator, denominator } = ratio;
  // The spans are those of the text itself: a window's mark is as long as the window's name.
  const slice = ({ from, to }: { from: number; to: number }) => query.slice(from, to);
  return {
    ok: true,
    sli: { kind: 'events', part, query: slice(numerator), total: slice(denominator) },
  };
}
