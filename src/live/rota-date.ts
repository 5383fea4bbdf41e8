import { parseLocalTime, toLocal, type WallMs } from '../zones/local-time.ts';
import { rotaAt, rotaSchedule } from './rota-cursor.ts';
import type { LiveState } from './state.ts';

const dayMs = 86_400_000;

/**
 * Midnight of a date as typed on the screen of a schedule: `2026-12-24`, `24` of the month shown,
 * `+14` or `-7` days from the cursor; null when it is none of them.
 */
export function readRotaDate(text: string, state: LiveState): WallMs | null {
  const schedule = rotaSchedule(state);
  if (schedule === null) return null;
  const wall = toLocal(rotaAt(state), schedule.timeZone);
  const midnight = Math.floor(wall / dayMs) * dayMs;
  const [, days] = /^([+-]\d{1,4})(?: ?d(?:ays?)?)?$/.exec(text) ?? [];
  if (days !== undefined) return midnight + Number(days) * dayMs;
  const [, day] = /^(\d{1,2})$/.exec(text) ?? [];
  const shown = new Date(midnight).toISOString().slice(0, 8);
  return parseLocalTime(day === undefined ? text : `${shown}${day.padStart(2, '0')}`);
}
