import { toInstant, toLocal } from '../zones/local-time.ts';
import type { Restriction } from './schedule.ts';
import type { Span } from './shift.ts';
import { union } from './spans.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const minutesPerDay = 1440;

/**
 * The stretches of [from, to), and some beyond, in which any of the restrictions holds. Both ends
 * of one are handoffs by the wall clock, so hours that follow each other neither overlap nor leave
 * a gap when the clock changes.
 */
export function restrictedSpans(
  restrictions: readonly Restriction[],
  timeZone: string,
  from: number,
  to: number,
): readonly Span[] {
  // Hours of the day before may reach past midnight.
  const firstDay = Math.floor(toLocal(from, timeZone) / dayMs) - 1;
  const lastDay = Math.floor(toLocal(to, timeZone) / dayMs);
  const spans: Span[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    const weekday = new Date(day * dayMs).getUTCDay();
    for (const { days, fromMinute, toMinute } of restrictions) {
      if (!days.includes(weekday)) continue;
      const endMinute = toMinute > fromMinute ? toMinute : toMinute + minutesPerDay;
      const start = toInstant(day * dayMs + fromMinute * minuteMs, timeZone);
      spans.push({ start, end: toInstant(day * dayMs + endMinute * minuteMs, timeZone) });
    }
  }
  return union(spans);
}
