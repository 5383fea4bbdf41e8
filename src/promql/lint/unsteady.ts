import type { Expr } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule } from './finding.ts';

/** What has no place in an SLI: its number would hang on the moment, or on which series win. */
export const unsteady: LintRule = {
  id: 'unsteady',
  roles: ['share', 'count'],
  check: (expr) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      const why = unsteadiness(node);
      return why === null
        ? []
        : [{ severity: 'warning', message: why, from: node.from, to: node.to }];
    }),
};

function unsteadiness(node: Expr): string | null {
  if (node.kind === 'call' && node.name === 'irate')
    return 'irate sees only the last two samples: an SLO needs every event, so take rate';
  if (node.kind === 'aggregate' && ['topk', 'bottomk', 'limitk', 'limit_ratio'].includes(node.op))
    return `${node.op} keeps other series at every step: an SLO needs all of them, so take sum`;
  if (node.kind !== 'selector' && node.kind !== 'subquery') return null;
  if (node.modifiers.includes('@'))
    return '@ pins the query to one moment: the SLO would never move';
  if (/\boffset\b/i.test(node.modifiers))
    return 'offset reads the past: the SLO would notice an outage that much later';
  return null;
}
