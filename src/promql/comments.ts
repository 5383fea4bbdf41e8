const stringOrComment = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`|#[^\n]*/g;

/**
 * The text with spaces in place of its comments. It has the same length, so that offsets stay
 * right, and no comment that would swallow what follows once lines are joined.
 */
export function blankComments(query: string): string {
  return query.replace(stringOrComment, (found) =>
    found.startsWith('#') ? ' '.repeat(found.length) : found,
  );
}

/** A query as it is written, in parentheses: a comment at its end ends before the last of them. */
export function inParentheses(query: string): string {
  return blankComments(query) === query ? `(${query})` : `(${query}\n)`;
}
