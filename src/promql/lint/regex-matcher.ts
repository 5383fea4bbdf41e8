import { quote } from '../string-literal.ts';
import type { Edit, Found, LintRule } from './finding.ts';
import { re2Fault } from './re2.ts';
import { type PlacedMatcher, placeSelectors } from './selector-spans.ts';

/** Regular expressions that Prometheus refuses, that match something else, or that are none. */
export const regexMatcher: LintRule = {
  id: 'regex-matcher',
  roles: ['share', 'count', 'histogram', 'value', 'rule'],
  check: (_, { text }) =>
    placeSelectors(text)
      .flatMap(({ matchers }) => matchers)
      .flatMap((matcher) => (matcher.op.endsWith('~') ? (checkRegex(matcher) ?? []) : [])),
};

function checkRegex(matcher: PlacedMatcher): Found | null {
  const { label, op, value, opSpan, valueSpan } = matcher;
  const said = `${label}${op}${quote(value)}`;
  const { from, to } = valueSpan;
  const fault = re2Fault(value);
  if (fault !== null)
    return { severity: 'error', message: `${said} is refused by Prometheus: ${fault}`, from, to };
  const wildcard = /^\^?([1-5])\*\$?$/.exec(value)?.[1];
  if (wildcard !== undefined)
    return {
      severity: 'error',
      message: `${said} matches "", ${wildcard} and ${wildcard.repeat(2)}, but not ${wildcard}00: write ${wildcard}..`,
      ...{ from, to, fix: [replaceValue(matcher, `${wildcard}..`)] },
    };
  const bare = /^\^(.*)(?<!\\)\$$|^\^(.*)$|^(.*)(?<!\\)\$$/s.exec(value);
  const inner = bare?.[1] ?? bare?.[2] ?? bare?.[3];
  if (inner !== undefined && !inner.includes('|'))
    return {
      severity: 'hint',
      message: `${said}: a matcher covers the whole value by itself, without ^ and $`,
      ...{ from, to, fix: [replaceValue(matcher, inner)] },
    };
  if (/[\\^$.*+?()[\]{}|]/.test(value) || value === '') return null;
  const equal = op === '=~' ? '=' : '!=';
  return {
    severity: 'hint',
    message: `${said} holds no pattern: ${equal} is cheaper and says the same`,
    from: opSpan.from,
    to,
    fix: [{ from: opSpan.from, to: opSpan.to, text: equal }],
  };
}

function replaceValue({ valueSpan: { from, to } }: PlacedMatcher, value: string): Edit {
  return { from, to, text: quote(value) };
}
