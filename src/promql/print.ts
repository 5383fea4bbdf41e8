import type { Matcher } from './events.ts';
import type { AggregateExpr, BinaryExpr, Expr, SelectorExpr } from './expr.ts';
import { quote } from './string-literal.ts';

/** PromQL text of a tree, one way for each tree: equal trees print equal texts. */
export function printExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'number':
      return expr.text;
    case 'string':
      return quote(expr.value);
    case 'selector':
      return printSelector(expr);
    case 'subquery':
      return `${printExpr(expr.expr)}[${expr.range}:${expr.step ?? ''}]${expr.modifiers}`;
    case 'call':
      return `${expr.name}(${expr.args.map(printExpr).join(', ')})`;
    case 'aggregate':
      return printAggregate(expr);
    case 'binary':
      return printBinary(expr);
    case 'unary':
      return `${expr.op}${printExpr(expr.expr)}`;
    case 'paren':
      return `(${printExpr(expr.expr)})`;
  }
}

/** `metric{a="b"}`, without braces when there is nothing to match. */
export function printMetric(metric: string | null, matchers: readonly Matcher[]): string {
  // Names beyond [a-zA-Z0-9_:] (Prometheus 3, UTF-8) stand quoted inside the braces.
  const plain = metric === null || /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(metric);
  const name = (label: string) => (/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : quote(label));
  const inside = [
    ...(plain ? [] : [quote(metric)]),
    ...matchers.map(({ label, op, value }) => `${name(label)}${op}${quote(value)}`),
  ];
  const outside = plain ? (metric ?? '') : '';
  return inside.length === 0 && outside !== '' ? outside : `${outside}{${inside.join(',')}}`;
}

function printSelector({ metric, matchers, range, modifiers }: SelectorExpr): string {
  return `${printMetric(metric, matchers)}${range === null ? '' : `[${range}]`}${modifiers}`;
}

function printAggregate({ op, grouping, param, expr }: AggregateExpr): string {
  const by = grouping === null ? '' : ` ${grouping.mode} (${grouping.labels.join(', ')}) `;
  const args = param === null ? printExpr(expr) : `${printExpr(param)}, ${printExpr(expr)}`;
  return `${op}${by}(${args})`;
}

function printBinary({ op, left, right, bool, matching }: BinaryExpr): string {
  const modifiers = [bool ? ' bool' : '', matching === null ? '' : ` ${matching}`].join('');
  return `${printExpr(left)} ${op}${modifiers} ${printExpr(right)}`;
}
