type Trap = {
  readonly line: RegExp;
  readonly code?: string;
  readonly say: (match: RegExpExecArray) => string;
};

// What people write in this file that YAML reads as something else.
const traps: readonly Trap[] = [
  {
    line: /(\w+):\s*(>=?)\s*(?:[,}]|$)/,
    say: ([, key, sign]) =>
      `${key}: YAML reads > as the start of a text block; put it in quotes: ${key}: "${sign}"`,
  },
  {
    line: /(\w+):\s*(>=?\s*[\d.,]+\s*%?)/,
    say: ([, key, value]) =>
      `${key}: YAML reads > as the start of a text block; put it in quotes: ${key}: "${value?.trim()}"`,
  },
  {
    line: /([\w-]+):\s*([@`%].*)$/,
    code: 'BAD_SCALAR_START',
    say: ([, key, value]) =>
      `${key}: YAML keeps ${value?.[0]} for itself; put the value in quotes: ${key}: "${value?.trim()}"`,
  },
  {
    line: /^\s*(?:-\s+)?([\w.-]+):\s+\S/,
    code: 'BLOCK_AS_IMPLICIT_KEY',
    say: ([, key]) =>
      `${key}: the value holds a colon and a space, which YAML reads as another key; put the value in quotes, or under ${key}: |`,
  },
  {
    // `sli: {bad: sum(rate(x_total[5m])), …}`: [ { and commas belong to YAML there.
    line: /\{\s*(bad|good|total|latency|ratio|percent|gauge|query):\s*[^\s"'|>]/,
    say: ([, key]) =>
      `${key}: inside {…} YAML takes [ ] { } and commas for itself; put the query in quotes: {${key}: 'QUERY', …}`,
  },
  {
    line: /([\w.-]+):\s+"[^"]*"[^"\s]/,
    say: ([, key]) =>
      `${key}: a " inside the value ends it; put the value in single quotes, or under ${key}: |`,
  },
  {
    line: /([\w.-]+):\s+\{.*\}\s*\S/,
    say: ([, key]) =>
      `${key}: YAML reads { as the start of a map; put the query in quotes, or under ${key}: |`,
  },
  {
    line: /^/,
    code: 'TAB_AS_INDENT',
    say: () => 'indented with a tab; YAML takes only spaces',
  },
  {
    line: /^\s*(?:-\s+)?([^:#]+):/,
    code: 'DUPLICATE_KEY',
    say: ([, key]) => `${key} is set twice in the same map; keep one`,
  },
  {
    line: /^/,
    code: 'MULTIPLE_DOCS',
    say: () => 'a second document begins here (---); a configuration is one document',
  },
];

/** What went wrong in words of this file rather than of YAML, or null when it is no known trap. */
export function yamlHint(line: string, code: string): string | null {
  for (const trap of traps) {
    if (trap.code !== undefined && trap.code !== code) continue;
    const match = trap.line.exec(line);
    if (match) return trap.say(match);
  }
  return null;
}
