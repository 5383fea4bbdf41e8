import { type BinaryExpr, type Expr, unwrap } from '../expr.ts';
import { childrenOf } from '../map-expr.ts';
import type { Found, LintRule, RuleContext } from './finding.ts';

const comparisons = new Set(['>', '<', '>=', '<=', '==', '!=']);
/** What counts series or steps wants them filtered; what adds them up does not. */
const counting = new Set(['count', 'count_over_time', 'group', 'absent', 'absent_over_time']);

/** `avg(x > 0.5)`: a comparison drops what does not pass it, so what it judges never enters the sum. */
export const filteredSamples: LintRule = {
  id: 'filtered-samples',
  roles: ['share', 'count', 'value'],
  check: (expr, context) => {
    const root = unwrap(expr);
    if (context.role === 'share' && isFilter(root)) return [answersNothing(root)];
    // Inside a query for a value it may well choose what is judged: of a gauge, the hosts in use.
    if (context.role === 'value') return isFilter(root) ? [passesOnly(root)] : [];
    return [...filters(expr)].map((node) => dropsSamples(node, context));
  },
};

function* filters(expr: Expr): Generator<BinaryExpr> {
  if (expr.kind === 'call' && counting.has(expr.name)) return;
  if (expr.kind === 'aggregate' && counting.has(expr.op)) return;
  if (expr.kind === 'binary' && isFilter(expr)) yield expr;
  for (const child of childrenOf(expr)) yield* filters(child);
}

function isFilter(expr: Expr): expr is BinaryExpr {
  return expr.kind === 'binary' && comparisons.has(expr.op) && !expr.bool && !isGuard(expr);
}

/** `total > 0` and `ratio >= 0` keep 0/0 out, which is right; so does any limit of infinity. */
function isGuard({ op, right }: BinaryExpr): boolean {
  const limit = unwrap(right);
  const zero = limit.kind === 'number' && Number(limit.text) === 0;
  return isInfinity(limit) || (zero && (op === '>' || op === '>=' || op === '!='));
}

function isInfinity(limit: Expr): boolean {
  if (limit.kind === 'unary') return isInfinity(unwrap(limit.expr));
  return limit.kind === 'number' && /^inf$/i.test(limit.text);
}

function answersNothing({ op, from, to }: BinaryExpr): Found {
  const message = `the answer is there only while it is ${op} the limit, so the SLO has no data when it matters: leave the comparison to the target`;
  return { severity: 'error', message, from, to };
}

function passesOnly({ op, from, to }: BinaryExpr): Found {
  const message = `${op} drops the series that fail it, so that slices are judged by the others: leave the comparison to op and value`;
  return { severity: 'error', message, from, to };
}

function dropsSamples(node: BinaryExpr, { text }: RuleContext): Found {
  const between = text.slice(node.left.to, node.right.from);
  const at = node.left.to + between.indexOf(node.op) + node.op.length;
  return {
    severity: 'warning',
    message: `${node.op} drops the samples that fail it instead of counting them as 0: write ${node.op} bool`,
    from: node.from,
    to: node.to,
    fix: [{ from: at, to: at, text: ' bool' }],
  };
}
