import { toInstant, toLocal } from '../zones/local-time.ts';
import { basicTime, repeatedWalls } from '../zones/repeats.ts';
import type { ExcludedInterval, Exclusion, Recurrence, Span } from './exclusion.ts';

/**
 * When an exclusion is within a span. One that repeats does so by the wall clock of its zone: at the
 * same local time over a change of the clocks, and right after the gap when the clock jumps over it.
 * Each time is equally long, but a first one that the gap cuts short.
 */
export async function occurrencesOf(
  { reason, start, end, repeats }: Exclusion,
  span: Span,
): Promise<readonly ExcludedInterval[]> {
  const starts = repeats === null ? [start] : await startsOf(repeats, span);
  const lastsMs = repeats?.lastsMs ?? end - start;
  return starts
    .map((at) => ({ start: at, end: at === start ? end : at + lastsMs, reasons: [reason] }))
    .filter((one) => one.end > span.start && one.start < span.end);
}

async function startsOf(
  { rule, timeZone, first, lastsMs }: Recurrence,
  { start, end }: Span,
): Promise<readonly number[]> {
  const repeats = { rule: untilByWall(rule, timeZone), first };
  const from = toLocal(start - lastsMs, timeZone);
  const walls = await repeatedWalls(repeats, from, toLocal(end, timeZone));
  return walls.map((wall) => toInstant(wall, timeZone));
}

/** `UNTIL` is a day, which counts whole, or an instant: here as the wall clock shows it. */
function untilByWall(rule: string, timeZone: string): string {
  return rule.replace(/UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?/, (...parts) => {
    const [, year, month, day, hour, minute, second] = parts;
    if (hour === undefined) return `UNTIL=${year}${month}${day}T235959Z`;
    const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return `UNTIL=${basicTime(toLocal(at, timeZone))}Z`;
  });
}
