/**
 * Why Prometheus' regular expressions (RE2, https://github.com/google/re2/wiki/Syntax) refuse a
 * pattern; null when nothing is seen. Looks for what other dialects have and RE2 has not, and for
 * brackets and repetitions that can't be: it is no complete parser.
 */
export function re2Fault(pattern: string): string | null {
  let depth = 0;
  let index = 0;
  let repeatable = false;
  while (index < pattern.length) {
    const token = tokenAt(pattern, index);
    if (token.fault) return token.fault;
    if (token.kind === 'repeat' && !repeatable) return `nothing to repeat before ${token.text}`;
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close' && --depth < 0) return 'a ) has no ( before it';
    repeatable = token.kind === 'atom' || token.kind === 'close';
    index += token.text.length;
  }
  return depth > 0 ? 'a ( is never closed' : null;
}

type Token = {
  readonly text: string;
  readonly kind: 'atom' | 'repeat' | 'open' | 'close' | 'other';
  readonly fault?: string;
};

function tokenAt(pattern: string, index: number): Token {
  const rest = pattern.slice(index);
  const first = rest.charAt(0);
  if (first === '\\') return escapeToken(rest);
  if (first === '[') return classToken(rest);
  if (first === '(') return groupToken(rest);
  if (first === ')') return { text: first, kind: 'close' };
  if (first === '|') return { text: first, kind: 'other' };
  const repeat = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(rest)?.[0];
  return repeat === undefined ? { text: first, kind: 'atom' } : repeatToken(rest, repeat);
}

function escapeToken(rest: string): Token {
  const quoted = /^\\Q.*?(?:\\E|$)/s.exec(rest)?.[0];
  if (quoted) return { text: quoted, kind: 'atom' };
  const text = /^\\(?:x\{[0-9A-Fa-f]+\}|x[0-9A-Fa-f]{2}|[pP]\{\^?\w+\}|.)/su.exec(rest)?.[0];
  if (text === undefined) return { text: rest, kind: 'atom', fault: 'it ends with a backslash' };
  if (/^\\[1-9k]$/.test(text))
    return { text, kind: 'atom', fault: `RE2 has no backreferences such as ${text}` };
  if (/^\\[A-Za-z]$/.test(text) && !/^\\[aftnrvpPdDsSwWbBAzQECx]$/.test(text))
    return { text, kind: 'atom', fault: `RE2 knows no ${text}` };
  return { text, kind: 'atom' };
}

function classToken(rest: string): Token {
  const text = /^\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]/s.exec(rest)?.[0];
  return text === undefined
    ? { text: rest, kind: 'atom', fault: 'a [ is never closed' }
    : { text, kind: 'atom' };
}

function groupToken(rest: string): Token {
  const look = /^\(\?<?[=!]/.exec(rest)?.[0];
  if (look) return { text: look, kind: 'open', fault: `RE2 has no lookaround such as ${look}…)` };
  const flags = /^\(\?[imsU-]+\)/.exec(rest)?.[0];
  if (flags) return { text: flags, kind: 'other' };
  const opening = /^\((?:\?(?:P?<\w+>|[imsU-]*:))?/.exec(rest)?.[0] ?? '(';
  if (opening === '(' && rest.startsWith('(?'))
    return { text: rest.slice(0, 3), kind: 'open', fault: `RE2 knows no ${rest.slice(0, 3)}` };
  return { text: opening, kind: 'open' };
}

function repeatToken(rest: string, repeat: string): Token {
  const after = rest.slice(repeat.length);
  if (after.startsWith('+'))
    return { text: repeat, kind: 'repeat', fault: `RE2 has no ${repeat}+: repeat once` };
  const counts = repeat.match(/\d+/g)?.map(Number) ?? [];
  if (counts.some((count) => count > 1000))
    return { text: repeat, kind: 'repeat', fault: `RE2 repeats at most 1000 times, not ${repeat}` };
  return { text: after.startsWith('?') ? `${repeat}?` : repeat, kind: 'repeat' };
}
