import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { blankComments } from './comments.ts';
import type { Expr } from './expr.ts';
import { withKnownFunctions } from './old-functions.ts';
import { readNode } from './read-node.ts';
import { markWindows } from './window-mark.ts';

export type Parsed =
  | { readonly ok: true; readonly expr: Expr }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** Reads a PromQL text, in which `$window` may stand for a range, into a tree. */
export function parsePromql(query: string): Parsed {
  const text = markWindows(blankComments(query));
  if (text.trim() === '') return { ok: false, message: 'the query is empty', offset: 0 };
  const tree = parser.parse(withKnownFunctions(text));
  const fault = firstFault(tree.topNode);
  if (fault !== null) return { ok: false, message: describeFault(text, fault), offset: fault };
  const top = tree.topNode.firstChild;
  if (top === null) return { ok: false, message: 'the query is empty', offset: 0 };
  return { ok: true, expr: readNode(top, text) };
}

/** The parser repairs what it can and marks where: the first mark is where the text went wrong. */
function firstFault(node: SyntaxNode): number | null {
  let at: number | null = null;
  node.cursor().iterate((one) => {
    if (at === null && (one.type.isError || isLostRange(one.node))) at = one.from;
  });
  return at;
}

/** `(a / b)[5m]`, which the grammar takes and Prometheus does not: a range belongs to a metric. */
function isLostRange(node: SyntaxNode): boolean {
  return node.name === 'MatrixSelector' && node.getChild('VectorSelector') === null;
}

function describeFault(text: string, offset: number): string {
  const rest = text.slice(offset, offset + 20).trim();
  if (rest !== '') return `not PromQL from "${rest}" on`;
  const open = [...text].filter((one) => one === '(').length;
  const closed = [...text].filter((one) => one === ')').length;
  return open > closed ? 'a ")" is missing at the end' : 'the query ends too early';
}
