import { boundAt, boundOf } from '../../../promql/buckets.ts';
import type { SelectorExpr } from '../../../promql/expr.ts';
import type { LintContext } from '../../../promql/lint/finding.ts';

/** The bound a histogram has to have a bucket at: the one `le` names, else the target's threshold. */
export function wantedBound(
  name: string,
  { matchers }: SelectorExpr,
  { target }: LintContext,
): number | null {
  const le = matchers.find(({ label }) => label === 'le');
  if (le === undefined)
    return target?.kind === 'latency' ? boundAt(name, target.thresholdSeconds) : null;
  return boundOf(le);
}
