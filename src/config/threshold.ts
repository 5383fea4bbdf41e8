import { parseLength } from './duration.ts';
import { quote } from './quote.ts';
import { type Reading, refuse } from './reading.ts';

/** Seconds of how long a request may take: `200ms`, `0.2s`. */
export function parseThreshold(text: string): Reading<number> {
  const number = text.trim();
  const length = parseLength(text);
  if (length.ok) return length;
  const expected = `expected a duration such as 200ms or 0.2s, got ${quote(text)}`;
  if (/^\d*\.?\d+(e[+-]?\d+)?$/i.test(number) && Number(number) !== 0)
    return refuse(`${expected}; add a unit: ${number}ms or ${number}s`);
  const meant = meantLength(number);
  return refuse(meant === null ? expected : `${expected}; write ${meant}`);
}

/** `< 200 ms` and `1,5S` with what keeps them from being a length taken away, or null. */
function meantLength(text: string): string | null {
  const bare = text
    .replace(/^(<=?|≤)/, '')
    .replaceAll(/\s/g, '')
    .replace(/(\d),(\d)/, '$1.$2')
    .toLowerCase();
  return parseLength(bare).ok ? bare : null;
}
