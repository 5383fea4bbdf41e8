import { offsetAt, offsetChanges } from './zone-offsets.ts';

/** What a wall clock shows, as ms since 1970-01-01T00:00 on that same clock. No instant until a zone is named. */
export type WallMs = number;

// Zones lie within a day of UTC, and no zone changes its offset twice within two days.
const reachMs = 86_400_000;

const localTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/;

/** Reads `2026-01-05T09:00`, with or without seconds, or a date alone (midnight); null when it is no such time. */
export function parseLocalTime(text: string): WallMs | null {
  if (!localTime.test(text)) return null;
  const wall = Date.parse(text.includes('T') ? `${text}Z` : `${text}T00:00Z`);
  if (Number.isNaN(wall)) return null;
  // Date.parse takes the 30th of February, and 24:00, for the day after.
  return new Date(wall).toISOString().startsWith(text) ? wall : null;
}

/** What the clock shows at an instant, in an IANA zone. */
export function toLocal(at: number, timeZone: string): WallMs {
  return at + offsetAt(timeZone, at);
}

/**
 * The first instant at which the clock of an IANA zone shows `wall` or later. So a time that the
 * clock jumps over is the first instant after the gap, and of a time shown twice it is the first.
 */
export function toInstant(wall: WallMs, timeZone: string): number {
  const beforeMs = offsetAt(timeZone, wall - reachMs);
  const afterMs = offsetAt(timeZone, wall + reachMs);
  if (beforeMs === afterMs) return wall - beforeMs;
  const change = offsetChanges(timeZone, wall - reachMs + 1, wall + reachMs + 1)[0];
  if (!change || wall - beforeMs < change.at) return wall - beforeMs;
  return Math.max(change.at, wall - afterMs);
}
