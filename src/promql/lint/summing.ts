import type { BinaryExpr, Expr } from '../expr.ts';
import type { Edit, RuleContext } from './finding.ts';
import { placeSelectors } from './selector-spans.ts';

/**
 * `sum by (service)` where the label that names the service is known, else `sum`: the aggregation
 * that gives one number a service.
 */
export function sumFor({ service, serviceLabel, text }: RuleContext): string {
  if (serviceLabel === null) return 'sum';
  const otherLabel = placeSelectors(text).some(({ matchers }) =>
    matchers.some(
      ({ label, op, value }) => label !== serviceLabel && op === '=' && value === service,
    ),
  );
  return otherLabel ? 'sum' : `sum by (${serviceLabel}) `;
}

/**
 * Sums both sides of a division, and puts 0 where the upper side has no series: no client exports a
 * status that never happened, and without it there would be no answer while all is well.
 */
export function sumBothSides({ left, right }: BinaryExpr, context: RuleContext): readonly Edit[] {
  const sum = sumFor(context);
  const below = `${sum}(${textOf(right, context)})`;
  return [
    insert(left.from, `(${sum}(`),
    insert(left.to, `) or 0 * ${below})`),
    insert(right.from, `${sum}(`),
    insert(right.to, ')'),
  ];
}

/** The text a node was read from, on one line. */
export function textOf({ from, to }: Expr, { text }: RuleContext): string {
  return text.slice(from, to).replace(/\s*\n\s*/g, ' ');
}

export function insert(at: number, text: string): Edit {
  return { from: at, to: at, text };
}

/** Puts an expression into a call, or anything else that ends with one closing parenthesis. */
export function wrap({ from, to }: Expr, opening: string): readonly Edit[] {
  return [insert(from, `${opening}(`), insert(to, ')')];
}
