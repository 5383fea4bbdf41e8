import type { CalendarDate } from '../incidents/due-date.ts';
import { isoDate } from '../text/time.ts';
import type { LiveState } from './state.ts';
import { storeNow } from './store-now.ts';

/** The day it is in the zone of the first schedule, else in UTC, by the store's clock. */
export function todayOf(state: LiveState): CalendarDate {
  return isoDate(storeNow(state), state.setup.rota.schedules[0]?.timeZone ?? 'UTC');
}
