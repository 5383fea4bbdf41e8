import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, test } from 'vitest';
import type { Expr } from '../../src/promql/expr.ts';
import { parsePromql } from '../../src/promql/parse.ts';
import { printExpr } from '../../src/promql/print.ts';

const queries = [
  '(1 - (increase(a_total{status=~"5..",x!="y"}[30d]) / on(service) group_left(z) sum by (le, s) (rate(b[5m] offset 1h)))) * 100',
  'histogram_quantile(0.99, sum(rate({__name__="a",le="1"}[1h:5m] @ 12)) without (x)) > bool -3 or vector(0) and topk(3, b ^ 2)',
  'a{b="c"} offset -5m @ start() + avg_over_time(x[5m]) unless ignoring(a) c',
  'count_values("version", build_info{path=~"a\\\\.b\\"c"})',
  '{"metric.with.dots","label.x"="1"}',
  '-foo ^ 2',
  'label_replace(up, "a", "$1", "b", "(.*)")',
];

function parse(query: string): Expr {
  const parsed = parsePromql(query);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.message}`);
  return parsed.expr;
}

/** Names and texts of the library's own tree, white space aside. */
function shape(query: string): string {
  const parts: string[] = [];
  parser.parse(query).iterate({
    enter: ({ name, from, to, node }) => {
      parts.push(node.firstChild ? name : `${name}:${query.slice(from, to).replace(/\s+/g, '')}`);
    },
  });
  return parts.join(' ');
}

describe('PromQL printed from the tree', () => {
  test.each(queries)('%s reads back as itself', (query) => {
    const printed = printExpr(parse(query));
    expect(printExpr(parse(printed))).toBe(printed);
    expect(shape(printed).includes('⚠')).toBe(false);
  });

  test('means what was written', () => {
    const query = 'sum by (service) (rate(a_total{x="1"}[5m])) / sum(rate(b_total[5m])) > 0.5';
    expect(shape(printExpr(parse(query)))).toBe(shape(query));
  });
});
