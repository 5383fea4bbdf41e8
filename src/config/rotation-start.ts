import { TZDate } from '@date-fns/tz';
import { formatISO, startOfISOWeekYear } from 'date-fns';
import type { WallMs } from '../zones/local-time.ts';

const handoffHour = 9;

/**
 * Monday 09:00 of the first ISO week of the year in which the current turn began: the first handoff
 * where none is configured. On 1 January that may be a Monday of the year before.
 */
export function defaultStart(now: number, timeZone: string): WallMs {
  // The year's first turn begins at nine, not at midnight.
  const turnDay = new TZDate(now - handoffHour * 3_600_000, timeZone);
  const monday = formatISO(startOfISOWeekYear(turnDay), { representation: 'date' });
  return Date.parse(`${monday}T09:00Z`);
}
