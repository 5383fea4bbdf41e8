import type { Expr, Span } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import { isWindowMark } from '../window-mark.ts';
import type { Edit, Found, LintRule, RuleContext } from './finding.ts';
import { placeSelectors } from './selector-spans.ts';

/** `rate(bad[5m]) / rate(total[1h])`: the parts of a share have to be of one window. */
export const rangeMismatch: LintRule = {
  id: 'range-mismatch',
  roles: ['share'],
  check: (expr, context) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      if (node.kind !== 'binary' || node.op !== '/') return [];
      const [above, below] = [onlyRange(node.left), onlyRange(node.right)];
      if (above === null || below === null || above === below) return [];
      const fix = mend(node, [above, below], context);
      const message = `the upper side is over ${shown(above)}, the lower over ${shown(below)}: a share needs both over one window`;
      const { from, to } = node;
      return [{ severity: 'error', message, from, to, ...(fix && { fix }) }];
    }),
};

/** The range all selectors below a node have, or null when they have none or several. */
function onlyRange(expr: Expr): string | null {
  const ranges = new Set<string>();
  for (const node of walkExpr(expr)) {
    if (node.kind === 'subquery') return null;
    if (node.kind === 'selector' && node.range !== null) ranges.add(node.range);
  }
  const [range] = ranges;
  return ranges.size === 1 && range !== undefined ? range : null;
}

/** Which of two ranges was meant is only clear when one of them is the SLO's window. */
function mend(
  node: Span,
  ranges: readonly string[],
  { windowLabel, text }: RuleContext,
): readonly Edit[] | null {
  const meant = ranges.find((range) => range === windowLabel || isWindowMark(range));
  if (meant === undefined) return null;
  return placeSelectors(text).flatMap(({ range }): Edit[] => {
    const inside = range !== null && range.from >= node.from && range.to <= node.to;
    if (!inside || text.slice(range.from, range.to) === meant) return [];
    return isWindowMark(meant) && text.slice(range.from).startsWith('$window')
      ? []
      : [{ from: range.from, to: range.to, text: shown(meant) }];
  });
}

function shown(range: string): string {
  return isWindowMark(range) ? '$window' : range;
}
