import { millisecondsInDay, millisecondsInHour, millisecondsInWeek } from 'date-fns/constants';
import type { WallMs } from '../zones/local-time.ts';
import type { TurnLength } from './schedule.ts';

const unitMs = { h: millisecondsInHour, d: millisecondsInDay, w: millisecondsInWeek } as const;

/** How long a turn is on a wall clock that never changes, in ms; null for months, which differ. */
export function wallLengthMs(length: TurnLength): number | null {
  return length.unit === 'mo' ? null : length.count * unitMs[length.unit];
}

/**
 * What the wall clock shows `turns` (whole, may be negative) after `anchor`. Months keep the
 * anchor's day, or take the last of a shorter month: 31 January, 28 February, 31 March.
 */
export function addTurns(anchor: WallMs, length: TurnLength, turns: number): WallMs {
  const lengthMs = wallLengthMs(length);
  return lengthMs === null ? addMonths(anchor, turns * length.count) : anchor + turns * lengthMs;
}

/** Whole turns from `anchor` to `wall`, rounded down; for months it may be one too many. */
export function turnsBetween(anchor: WallMs, length: TurnLength, wall: WallMs): number {
  const lengthMs = wallLengthMs(length);
  if (lengthMs !== null) return Math.floor((wall - anchor) / lengthMs);
  return Math.floor((monthNumber(wall) - monthNumber(anchor)) / length.count);
}

function monthNumber(wall: WallMs): number {
  const date = new Date(wall);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function addMonths(wall: WallMs, months: number): WallMs {
  const date = new Date(wall);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(date);
  lastDay.setUTCMonth(date.getUTCMonth() + 1, 0);
  return date.setUTCDate(Math.min(day, lastDay.getUTCDate()));
}
