import { parseLength } from './duration.ts';
import { quote } from './quote.ts';
import { type Reading, refuse } from './reading.ts';

/** Seconds of how long a request may take: `200ms`, `0.2s`. */
export function parseThreshold(text: string): Reading<number> {
  const number = text.trim();
  if (!/^\d*\.?\d+(e[+-]?\d+)?$/i.test(number) || Number(number) === 0) return parseLength(text);
  return refuse(
    `expected a duration such as 200ms or 0.2s, got ${quote(text)}; add a unit: ${number}ms or ${number}s`,
  );
}
