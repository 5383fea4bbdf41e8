import type { Holders, Override } from './schedule.ts';

/** A stretch of time from `start` up to, and without, `end` (ms since the epoch). */
export type Span = { readonly start: number; readonly end: number };

/** A stretch in which the same people are on call for the same reason. */
export type Shift = Span &
  Holders & {
    /** `week 1`, `override by carol over week 1`, `temporary schedule "holidays"`. */
    readonly reason: string;
    /** The overrides behind it, each once. */
    readonly overrides: readonly Override[];
  };

/** Who is on call at one moment. Times are ms since the epoch. */
export type OnCall = Holders & {
  readonly at: number;
  /** Name of the schedule, and the zone its times are told in. */
  readonly schedule: string;
  readonly timeZone: string;
  /** Why it is they, or why nobody is when that is an override's doing; else null. */
  readonly reason: string | null;
  readonly overrides: readonly Override[];
  /** When this changes: the end of the shift, or the beginning of the next; null when it never does. */
  readonly until: number | null;
  /** The shift that begins at `until`, or later when there is a gap between; null when there is none. */
  readonly next: (Holders & { readonly from: number; readonly reason: string }) | null;
};

/** Whether anybody holds a role. */
export function isHeld({ primary, secondary, escalation }: Holders): boolean {
  return primary !== null || secondary !== null || escalation !== null;
}
