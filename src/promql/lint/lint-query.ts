import { blankComments } from '../comments.ts';
import { parsePromql } from '../parse.ts';
import { applyEdits, chooseEdits } from './edits.ts';
import type { Finding, LintContext } from './finding.ts';
import { lintRules } from './rules.ts';

/** No query needs more: a fix may show one more thing to mend, such as a selector it copied. */
const mostRounds = 8;

/** Everything wrong with a query, in the order of the rules; offsets are those of its text. */
export function lintQuery(query: string, context: LintContext): readonly Finding[] {
  const parsed = parsePromql(query);
  if (!parsed.ok) {
    const { message, offset } = parsed;
    const end = Math.max(offset, query.trimEnd().length);
    return [{ rule: 'syntax', severity: 'error', message, from: offset, to: end }];
  }
  const known = { ...context, text: blankComments(query) };
  return lintRules
    .filter(({ roles }) => roles.includes(context.role))
    .flatMap(({ id, check }) =>
      check(parsed.expr, known).map((found): Finding => ({ rule: id, ...found })),
    );
}

/**
 * A query with everything mended that can be, its layout kept; the query itself when there is
 * nothing to mend. Fixing what is fixed changes nothing.
 */
export function fixQuery(query: string, context: LintContext): string {
  let fixed = query;
  for (let round = 0; round < mostRounds; round += 1) {
    const edits = chooseEdits(lintQuery(fixed, context));
    if (edits.length === 0) return fixed;
    fixed = applyEdits(fixed, edits);
  }
  return fixed;
}
