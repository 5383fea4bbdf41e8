import type { Expr } from '../../../promql/expr.ts';
import type { Finding, LintContext, ValueForm } from '../../../promql/lint/finding.ts';
import { readRatio } from '../../../promql/read-ratio.ts';
import { isCountRatio } from '../../../promql/read-share.ts';

/** Null is a value that is not known: NaN. */
type Answer = { readonly value: number | null };

const meanings = {
  ratio: 'the share of bad events, from 0 to 1',
  percent: 'the percentage of good events, from 0 to 100',
  gauge: '1 while all is well and 0 while it is not',
} as const;

/** Values that can't be what the key they stand under takes them for, or hardly. */
export function checkScale(
  expr: Expr,
  { form }: LintContext,
  answers: readonly Answer[],
): readonly Finding[] {
  if (form === undefined) return [];
  const most = scaleOf(expr, form);
  const { from, to } = expr;
  const values = answers.flatMap(({ value }) => value ?? []);
  const strange = values.find((value) => value < 0 || value > most);
  if (strange !== undefined) {
    const message = `answers ${short(strange)} now: ${form} is ${meanings[form]}`;
    return [{ rule: 'value-scale', severity: 'error', message, from, to }];
  }
  const [only] = values;
  if (form === 'gauge' || only === undefined || values.length > 1) return [];
  const bad = form === 'ratio' ? only / most : 1 - only / most;
  if (bad <= 0.5) return [];
  const message = `says that ${short(bad * 100)} % is bad now: ${form} is ${meanings[form]}; does the query give something else?`;
  return [{ rule: 'value-scale', severity: 'warning', message, from, to }];
}

/** Of a ratio of two counts the counts are read, whatever it is multiplied by. */
function scaleOf(expr: Expr, form: ValueForm): 1 | 100 {
  const ratio = form === 'gauge' ? null : readRatio(expr);
  const percent = ratio !== null && isCountRatio(ratio) ? ratio.percent : form === 'percent';
  return percent ? 100 : 1;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
