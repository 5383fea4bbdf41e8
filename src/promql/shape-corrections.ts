import { readCounters } from './count-events.ts';
import type { CounterTerm, Matcher } from './events.ts';
import type { Ratio } from './read-ratio.ts';

/** What is wrong with the shape of a ratio whose meaning is plain all the same, one line each. */
export function shapeCorrections({ numerator, denominator }: Ratio): string[] {
  const above = readCounters(numerator);
  const below = readCounters(denominator);
  if (above === null || below === null) return [];
  const lines: string[] = [];
  if (!above.summed || !below.summed) lines.push(unsummed(above.terms, below.terms));
  if (!above.ranged || !below.ranged)
    lines.push('a counter stands without rate or increase: read as its increase over the window');
  return lines;
}

function unsummed(above: readonly CounterTerm[], below: readonly CounterTerm[]): string {
  const [part, whole] = [above[0], below[0]];
  const self = part?.metric === whole?.metric && part !== undefined && whole !== undefined;
  return self && narrower(part.matchers, whole.matchers)
    ? 'divides each series by itself, which is always 1: both sides are summed'
    : 'divides series one by one: both sides are summed';
}

function narrower(part: readonly Matcher[], whole: readonly Matcher[]): boolean {
  const has = (wanted: Matcher) =>
    part.some(
      (one) => one.label === wanted.label && one.op === wanted.op && one.value === wanted.value,
    );
  return part.length > whole.length && whole.every(has);
}
