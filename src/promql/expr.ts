import type { Matcher } from './events.ts';

/** Where a node stands in the text it was read from, as offsets. */
export type Span = { readonly from: number; readonly to: number };

export type NumberExpr = { readonly kind: 'number'; readonly text: string } & Span;
export type StringExpr = { readonly kind: 'string'; readonly value: string } & Span;

/** A vector selector, or a matrix selector when it has a range. */
export type SelectorExpr = {
  readonly kind: 'selector';
  /** Null when the name is given by a matcher other than `__name__="…"`. */
  readonly metric: string | null;
  readonly matchers: readonly Matcher[];
  /** Duration text: `30d`. */
  readonly range: string | null;
  /** ` offset 5m`, ` @ start()` as written, or empty. */
  readonly modifiers: string;
} & Span;

export type SubqueryExpr = {
  readonly kind: 'subquery';
  readonly expr: Expr;
  readonly range: string;
  readonly step: string | null;
  readonly modifiers: string;
} & Span;

export type CallExpr = {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expr[];
} & Span;

export type Grouping = { readonly mode: 'by' | 'without'; readonly labels: readonly string[] };

export type AggregateExpr = {
  readonly kind: 'aggregate';
  readonly op: string;
  readonly grouping: Grouping | null;
  readonly param: Expr | null;
  readonly expr: Expr;
} & Span;

export type BinaryExpr = {
  readonly kind: 'binary';
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
  readonly bool: boolean;
  /** `on(service) group_left(z) fill(0)` as written, or null. */
  readonly matching: string | null;
} & Span;

export type UnaryExpr = { readonly kind: 'unary'; readonly op: string; readonly expr: Expr } & Span;
export type ParenExpr = { readonly kind: 'paren'; readonly expr: Expr } & Span;

/** A PromQL expression. Immutable; made by `parsePromql`, written by `printExpr`. */
export type Expr =
  | NumberExpr
  | StringExpr
  | SelectorExpr
  | SubqueryExpr
  | CallExpr
  | AggregateExpr
  | BinaryExpr
  | UnaryExpr
  | ParenExpr;

/** The expression inside any number of parentheses. */
export function unwrap(expr: Expr): Expr {
  return expr.kind === 'paren' ? unwrap(expr.expr) : expr;
}
