import type { Role } from './schedule.ts';
import type { Span } from './shift.ts';

/** A turn as a source outside the configuration tells it. */
export type OutsideTurn = Span & {
  readonly role: Role;
  /** The name the configuration's people give whom the source means. */
  readonly person: string;
  /** What reasons call it: `calendar "Platform rota"`. */
  readonly title: string;
};

/** What a source knows of [start, end): who has which turn then. Where no turn is, nobody is on call. */
export type OutsideTurns = Span & {
  /** Whole, those that have a part in it; in any order, and they may overlap. */
  readonly turns: readonly OutsideTurn[];
  /** What could not be used, a line each: names that are nobody's. */
  readonly remarks: readonly string[];
};

/**
 * A place outside the configuration that says who is on call: a calendar, a file, later PagerDuty.
 * It is only read. To be one, it has to
 * - give whole turns: their own ends, not those of the window asked for;
 * - name people as the configuration does: it finds them by name, full name or e-mail address
 *   (`personCalled`), and tells a remark for each it can't find; it never takes a guess;
 * - apply its own overrides: a turn that is covered by another has to be left out, or begin earlier
 *   than the one that covers it (of turns that overlap the later beginner has the role);
 * - say what it knows: [start, end) holds all it was asked for, and may be more.
 */
export type ScheduleSource = {
  /** What messages call it: `calendar rota.ics`. */
  readonly name: string;
  /** The turns of a window. Throws an error of one line: what was tried, what came, what to do. */
  read(window: Span, signal?: AbortSignal): Promise<OutsideTurns>;
  close(): void;
};

/** What is known of a source: the last good reading stays while newer ones fail. */
export type SourceReading = {
  readonly data: OutsideTurns | null;
  /** When `data` came, ms since the epoch. */
  readonly at: number | null;
  /** Why the last try failed, in one line; null after a good one. */
  readonly error: string | null;
  readonly status: 'ok' | 'failed';
};
