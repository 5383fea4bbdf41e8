import type { Target } from '../../slo/target.ts';
import type { Expr } from '../expr.ts';

/** `error`: the answer is wrong. `warning`: it will be one day. `hint`: it works, and could be better. */
export type Severity = 'error' | 'warning' | 'hint';

/** Replace the characters from `from` up to `to` of a query by `text`. */
export type Edit = { readonly from: number; readonly to: number; readonly text: string };

/** Something wrong in a query, as a rule saw it. Offsets count from the start of the query. */
export type Found = {
  readonly severity: Severity;
  /** One line: what is wrong, and why it matters. */
  readonly message: string;
  readonly from: number;
  readonly to: number;
  /** Edits that mend it; all of them or none. */
  readonly fix?: readonly Edit[];
};

export type Finding = Found & { readonly rule: string };

/**
 * What a query is for: `share` yields a ratio or a quantile to judge, `count` counts events of an
 * SLI, `histogram` names one, `value` yields numbers that are judged as they are (a gauge, slices, a
 * native histogram), `rule` is an expression of a rules file, of which nothing is known.
 */
export type QueryRole = 'share' | 'count' | 'histogram' | 'value' | 'rule';

/** A bad share of 1, a good share of 100, a gauge of 1 (good) and 0. */
export type ValueForm = 'ratio' | 'percent' | 'gauge';

/** What is known about a query beside its text; null where it is not. */
export type LintContext = {
  readonly role: QueryRole;
  readonly service: string | null;
  /** Label that names the service in the metrics. */
  readonly serviceLabel: string | null;
  /** The SLO's window as written: `30d`. */
  readonly windowLabel: string | null;
  readonly target: Target | null;
  /** The key it stands under, where that says what its values mean. */
  readonly form?: ValueForm | undefined;
  /** Every service whose SLOs use this very query. */
  readonly sameQueryServices: readonly string[];
};

export type RuleContext = LintContext & { readonly text: string };

/** One check over a query's tree. */
export type LintRule = {
  readonly id: string;
  readonly roles: readonly QueryRole[];
  check(expr: Expr, context: RuleContext): readonly Found[];
};
