import { readInstant } from '../oncall/read-instant.ts';
import type { Span } from '../oncall/shift.ts';
import type { ConfigPath } from './position.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';
import type { Report } from './report.ts';

/**
 * A stretch of time people write as `from` and `to`, on the clock of `timeZone` unless an offset
 * says otherwise. Null, with the reason in the report, when it is none.
 */
export function readPeriod(
  form: { readonly from: string; readonly to: string },
  timeZone: string,
  path: ConfigPath,
  report: Report,
): Span | null {
  const start = report.take([...path, 'from'], readTime(form.from, timeZone));
  const end = report.take([...path, 'to'], readTime(form.to, timeZone));
  if (start === null || end === null) return null;
  if (end > start) return { start, end };
  const message = `it ends at ${quote(form.to)}, not after it begins at ${quote(form.from)}`;
  report.issue([...path, 'to'], message);
  return null;
}

/** A moment with its time of day: a date alone leaves open which end of it is meant. */
export function readTime(text: string, timeZone: string): Reading<number> {
  const moment = text.trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T');
  const expected = `expected a time such as 2026-01-05T09:00, got ${quote(text)}`;
  const at = readInstant(moment, timeZone);
  if (at === null) return refuse(expected);
  return moment.includes('T') ? readAs(at) : refuse(`${expected}; add the time: ${moment}T09:00`);
}
