import { inParentheses } from '../promql/comments.ts';
import { parsePromql } from '../promql/parse.ts';
import { readRatio } from '../promql/read-ratio.ts';
import { isCountRatio } from '../promql/read-share.ts';
import type { ImportedSli } from './imported-slo.ts';

export type SliResult =
  | { readonly ok: true; readonly sli: ImportedSli }
  | { readonly ok: false; readonly message: string };

/**
 * One query for a share, taken apart into its two counts where it is a ratio of them. `share` says
 * what it measures.
 */
export function ratioSli(query: string, share: 'good' | 'bad'): SliResult {
  const parsed = parsePromql(query);
  if (!parsed.ok) return { ok: false, message: parsed.message };
  const ratio = readRatio(parsed.expr);
  if (ratio?.percent) return { ok: false, message: 'the query gives a percentage, not a share' };
  if (ratio === null || !isCountRatio(ratio))
    return {
      ok: true,
      sli: { kind: 'ratio', query: share === 'bad' ? query : `1 - ${inParentheses(query)}` },
    };
  const part = (share === 'bad') === ratio.complemented ? 'good' : 'bad';
  const { numerator, denominator } = ratio;
  // The spans are those of the text itself: a window's mark is as long as the window's name.
  const slice = ({ from, to }: { from: number; to: number }) => query.slice(from, to);
  return {
    ok: true,
    sli: { kind: 'events', part, query: slice(numerator), total: slice(denominator) },
  };
}
