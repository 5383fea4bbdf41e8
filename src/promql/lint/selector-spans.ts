import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { blankComments } from '../comments.ts';
import type { Matcher } from '../events.ts';
import type { Span } from '../expr.ts';
import { withKnownFunctions } from '../old-functions.ts';
import { readString } from '../string-literal.ts';
import { markWindows } from '../window-mark.ts';

/** A matcher, with where its operator and its value stand. */
export type PlacedMatcher = Matcher & { readonly opSpan: Span; readonly valueSpan: Span };

/** Where the parts of a selector stand in a query. */
export type PlacedSelector = Span & {
  readonly matchers: readonly PlacedMatcher[];
  /** Where `{…}` stands, or null without braces. */
  readonly braces: Span | null;
  /** The range's duration, without its brackets; null for an instant vector. */
  readonly range: Span | null;
};

/** Every selector of a query that parses, in order. The tree itself keeps no place for such details. */
export function placeSelectors(query: string): readonly PlacedSelector[] {
  const text = markWindows(blankComments(query));
  const placed: PlacedSelector[] = [];
  parser
    .parse(withKnownFunctions(text))
    .topNode.cursor()
    .iterate(({ node }) => {
      if (node.name === 'VectorSelector') placed.push(placeSelector(node, text));
    });
  return placed;
}

function placeSelector(node: SyntaxNode, text: string): PlacedSelector {
  const braces = node.getChild('LabelMatchers');
  const matchers = ['UnquotedLabelMatcher', 'QuotedLabelMatcher']
    .flatMap((name) => braces?.getChildren(name) ?? [])
    .flatMap((one) => placeMatcher(one, text) ?? []);
  const matrix = node.parent?.name === 'MatrixSelector' ? node.parent : null;
  return {
    ...span(node),
    matchers,
    braces: braces && span(braces),
    range: spanOf(matrix?.getChild('DurationExpr') ?? null),
  };
}

function placeMatcher(node: SyntaxNode, text: string): PlacedMatcher | null {
  const [name, op, value] = [node.firstChild, node.getChild('MatchOp'), node.lastChild];
  if (name === null || op === null || value === null) return null;
  const label = text.slice(name.from, name.to);
  return {
    label: /^["'`]/.test(label) ? readString(label) : label,
    op: text.slice(op.from, op.to) as Matcher['op'],
    value: readString(text.slice(value.from, value.to)),
    opSpan: span(op),
    valueSpan: span(value),
  };
}

function span({ from, to }: SyntaxNode): Span {
  return { from, to };
}

function spanOf(node: SyntaxNode | null): Span | null {
  return node && span(node);
}
