import type { CountUnit } from '../../promql/events.ts';
import { count, unknown } from '../../text/number.ts';
import { duration } from '../../text/time.ts';

/** So many of what an SLI counts: `2.1k` events, `8640` slices, `1h 12m` of time. */
export function amount(value: number | null, unit: CountUnit): string {
  if (value === null) return unknown;
  switch (unit) {
    case 'seconds':
      return duration(value * 1000);
    case 'slices':
      return String(Math.round(value));
    default:
      return count(value);
  }
}

/** What an SLI counts, in a word for people. */
export function unitWord(unit: CountUnit): string {
  return unit === 'seconds' ? 'time' : unit;
}
