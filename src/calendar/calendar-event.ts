import type { Holders } from '../oncall/schedule.ts';
import type { Span } from '../oncall/shift.ts';

/** A shift as a calendar shows it; [start, end) in ms since the epoch. */
export type CalendarEvent = Span &
  Holders & {
    /** The same for the same shift whenever it is written: a calendar that has it brings it up to date. */
    readonly uid: string;
    readonly summary: string;
    /** Several lines. */
    readonly description: string;
  };
