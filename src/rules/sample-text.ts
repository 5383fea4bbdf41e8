import type { Matcher } from '../promql/events.ts';

/** Whether a label's value satisfies a matcher. RE2 and JavaScript agree on what queries use. */
export function matches({ op, value }: Matcher, text: string): boolean {
  switch (op) {
    case '=':
      return text === value;
    case '!=':
      return text !== value;
    case '=~':
      return fully(value, text);
    case '!~':
      return !fully(value, text);
  }
}

/**
 * A value that satisfies every matcher of one label, or null when none of the simple guesses does:
 * nothing, something, what the matchers name, what their patterns look like.
 */
export function sampleText(matchers: readonly Matcher[]): string | null {
  const guesses = matchers.flatMap(({ op, value }) => {
    if (op === '=') return [value];
    return op === '=~' ? value.split('|').flatMap(guessPattern) : [];
  });
  const all = ['', ...guesses, 'other', '0', '1'];
  return all.find((text) => matchers.every((matcher) => matches(matcher, text))) ?? null;
}

function guessPattern(pattern: string): readonly string[] {
  const plain = pattern
    .replace(/^\^|\$$/g, '')
    .replace(/\(\?[:i]+/g, '(')
    .replace(/\[\^[^\]]*\]/g, 'x')
    .replace(/\[(.)[^\]]*\]/g, '$1')
    .replace(/\\d/g, '0')
    .replace(/\\w/g, 'a');
  const literal = (dot: string) =>
    plain
      .replace(/(?<!\\)\.[*+?]?/g, dot)
      .replace(/(?<!\\)[()*+?]|(?<!\\)\{[^}]*\}/g, '')
      .replace(/\\(.)/g, '$1');
  return [literal('0'), literal('x'), literal('')];
}

function fully(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 's').test(text);
  } catch {
    // RE2 knows forms that JavaScript does not: no sample is better than a wrong one.
    return false;
  }
}
