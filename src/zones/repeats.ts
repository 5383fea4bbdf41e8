import type { WallMs } from './local-time.ts';

/** A recurrence rule (RFC 5545) on a wall clock, from `first` on. */
export type Repeats = {
  /** Without `RRULE:`; `UNTIL`, if any, as the same clock shows it: `20260105T090000Z`. */
  readonly rule: string;
  readonly first: WallMs;
};

/**
 * When the clock shows a repeated time between `from` and `to`, both included, in order. A wall clock
 * has neither gaps nor hours that come twice. Throws what the library says of a rule it can't follow.
 */
export async function repeatedWalls(
  { rule, first }: Repeats,
  from: WallMs,
  to: WallMs,
): Promise<readonly WallMs[]> {
  const { RRuleTemporal } = await import('rrule-temporal');
  // It is counted as if it were UTC.
  const rrule = new RRuleTemporal({
    rruleString: `DTSTART;TZID=UTC:${basicTime(first)}\nRRULE:${rule}`,
    temporal: { ZonedDateTime: { from: wallMs } },
  });
  return rrule.between(new Date(from), new Date(to), true).map(({ at }) => at);
}

/** `20260105T020000`. */
export function basicTime(wall: WallMs): string {
  return new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}

/** What the library makes of each time it finds: `2026-01-05T02:00:00+00:00[UTC]` as ms. */
function wallMs(text: string) {
  const at = Date.parse(text.replace(/\[.*$/, ''));
  return { at, timeZoneId: 'UTC', toString: () => text };
}
