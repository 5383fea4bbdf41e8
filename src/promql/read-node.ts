import type { SyntaxNode } from '@lezer/common';
import type { Matcher } from './events.ts';
import type { Expr, Grouping, SelectorExpr, Span } from './expr.ts';
import { readString } from './string-literal.ts';

const binaryOperators = new Set([
  ...['Add', 'Sub', 'Mul', 'Div', 'Mod', 'Pow', 'Atan2'],
  ...[
    'And',
    'Or',
    'Unless',
    'Eql',
    'EqlSingle',
    'Neq',
    'Gtr',
    'Gte',
    'Lss',
    'Lte',
    'TrimUpper',
    'TrimLower',
  ],
]);

/** Turns one node of the parser's tree, which holds no errors, into an expression. */
export function readNode(node: SyntaxNode, text: string): Expr {
  const span: Span = { from: node.from, to: node.to };
  switch (node.name) {
    case 'NumberDurationLiteral':
    case 'NumberLiteral':
      return { kind: 'number', text: slice(node, text), ...span };
    case 'StringLiteral':
      return { kind: 'string', value: readString(slice(node, text)), ...span };
    case 'VectorSelector':
      return { ...readSelector(node, text), ...span };
    case 'MatrixSelector':
      return {
        ...readSelector(childOf(node, 'VectorSelector'), text),
        range: rangeOf(node, text),
        ...span,
      };
    case 'SubqueryExpr':
      return readSubquery(node, text, span);
    case 'OffsetExpr':
    case 'StepInvariantExpr':
    case 'AnchoredExpr':
    case 'SmoothedExpr':
      return readModified(node, text, span);
    case 'FunctionCall':
      return readCall(node, text, span);
    case 'AggregateExpr':
      return readAggregate(node, text, span);
    case 'BinaryExpr':
      return readBinary(node, text, span);
    case 'UnaryExpr':
      return {
        kind: 'unary',
        op: slice(childOf(node, 'UnaryOp'), text),
        expr: readNode(lastChild(node), text),
        ...span,
      };
    case 'ParenExpr':
      return { kind: 'paren', expr: readNode(firstChild(node), text), ...span };
    default:
      throw new Error(`PromQL node ${node.name} is not known`);
  }
}

function readSelector(node: SyntaxNode, text: string): Omit<SelectorExpr, 'from' | 'to'> {
  const name = node.getChild('Identifier');
  const all = (node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [])
    .concat(node.getChild('LabelMatchers')?.getChildren('QuotedLabelMatcher') ?? [])
    .map((one) => readMatcher(one, text));
  const quoted = node.getChild('LabelMatchers')?.getChild('QuotedLabelName');
  const named = all.find(({ label, op }) => label === '__name__' && op === '=');
  const metric = name ? slice(name, text) : quoted ? unquote(quoted, text) : (named?.value ?? null);
  const matchers = all.filter((one) => one !== named);
  return { kind: 'selector', metric, matchers, range: null, modifiers: '' };
}

function readMatcher(node: SyntaxNode, text: string): Matcher {
  const quoted = node.getChild('QuotedLabelName');
  const label = quoted ? unquote(quoted, text) : slice(childOf(node, 'LabelName'), text);
  const op = slice(childOf(node, 'MatchOp'), text) as Matcher['op'];
  return { label, op, value: readString(slice(lastChild(node), text)) };
}

function readSubquery(node: SyntaxNode, text: string, span: Span): Expr {
  const durations = node.getChildren('DurationExpr').map((one) => slice(one, text));
  return {
    kind: 'subquery',
    expr: readNode(firstChild(node), text),
    range: durations[0] ?? '',
    step: durations[1] ?? null,
    modifiers: '',
    ...span,
  };
}

/** `x offset 5m`, `x @ 12` and `x[5m] smoothed`: kept as written, on the selector or subquery they belong to. */
function readModified(node: SyntaxNode, text: string, span: Span): Expr {
  const child = firstChild(node);
  const inner = readNode(child, text);
  const modifiers = ` ${text.slice(child.to, node.to).trim()}`;
  if (inner.kind !== 'selector' && inner.kind !== 'subquery') return inner;
  return { ...inner, modifiers: inner.modifiers + modifiers, ...span };
}

function readCall(node: SyntaxNode, text: string, span: Span): Expr {
  const name = slice(childOf(node, 'FunctionIdentifier'), text);
  const args = children(childOf(node, 'FunctionCallBody')).map((one) => readNode(one, text));
  return { kind: 'call', name: name.toLowerCase(), args, ...span };
}

function readAggregate(node: SyntaxNode, text: string, span: Span): Expr {
  const args = children(childOf(node, 'FunctionCallBody')).map((one) => readNode(one, text));
  const expr = args.at(-1);
  if (expr === undefined) throw new Error('an aggregation without an argument');
  return {
    kind: 'aggregate',
    op: slice(childOf(node, 'AggregateOp'), text).toLowerCase(),
    grouping: readGrouping(node.getChild('AggregateModifier'), text),
    param: args.length > 1 ? (args[0] ?? null) : null,
    expr,
    ...span,
  };
}

function readGrouping(node: SyntaxNode | null, text: string): Grouping | null {
  if (node === null) return null;
  const labels = (node.getChild('GroupingLabels')?.getChildren('LabelName') ?? [])
    .concat(node.getChild('GroupingLabels')?.getChildren('QuotedLabelName') ?? [])
    .map((one) => slice(one, text));
  return { mode: node.getChild('Without') ? 'without' : 'by', labels };
}

function readBinary(node: SyntaxNode, text: string, span: Span): Expr {
  const operator = children(node).find(({ name }) => binaryOperators.has(name));
  if (operator === undefined) throw new Error('a binary expression without an operator');
  const matching = ['MatchingModifierClause', 'FillModifier'].flatMap((name) => {
    const clause = node.getChild(name);
    return clause === null ? [] : [slice(clause, text)];
  });
  return {
    kind: 'binary',
    op: slice(operator, text).toLowerCase(),
    left: readNode(firstChild(node), text),
    right: readNode(lastChild(node), text),
    bool: node.getChild('BoolModifier') !== null,
    matching: matching.length === 0 ? null : matching.join(' '),
    ...span,
  };
}

function rangeOf(node: SyntaxNode, text: string): string {
  return slice(childOf(node, 'DurationExpr'), text);
}

function slice(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}

function unquote(node: SyntaxNode, text: string): string {
  return readString(slice(node, text));
}

function children(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) all.push(child);
  return all;
}

function childOf(node: SyntaxNode, name: string): SyntaxNode {
  const child = node.getChild(name);
  if (child === null) throw new Error(`PromQL node ${node.name} has no ${name}`);
  return child;
}

function firstChild(node: SyntaxNode): SyntaxNode {
  if (node.firstChild === null) throw new Error(`PromQL node ${node.name} is empty`);
  return node.firstChild;
}

function lastChild(node: SyntaxNode): SyntaxNode {
  if (node.lastChild === null) throw new Error(`PromQL node ${node.name} is empty`);
  return node.lastChild;
}
