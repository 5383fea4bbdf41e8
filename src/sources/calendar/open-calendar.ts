import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { CalendarPlace } from '../../config/config.ts';
import type { Callable } from '../../oncall/person-called.ts';
import type { OutsideTurns, ScheduleSource } from '../../oncall/schedule-source.ts';
import type { Span } from '../../oncall/shift.ts';
import { clean } from '../../text/clean.ts';
import { SourceError } from '../source-error.ts';
import { fileText, type TextSource, urlText } from './calendar-text.ts';

/** What a calendar is read with. */
export type CalendarReading = {
  /** The zone of all-day events and of times without one. IANA name. */
  readonly timeZone: string;
  readonly people: readonly Callable[];
};

type LastRead = { readonly text: string; readonly window: Span; readonly turns: OutsideTurns };

/** A calendar as a source of turns. Nothing is loaded or sent before it is read. */
export function openCalendar(
  { at, role }: CalendarPlace,
  { timeZone, people }: CalendarReading,
): ScheduleSource {
  const label = clean(at.kind === 'file' ? path.basename(at.path) : new URL(at.server.url).host);
  let last: LastRead | null = null;
  const source: TextSource = at.kind === 'file' ? fileText(at.path) : urlText(at.server, at.path);
  return {
    name: `calendar ${label}`,
    read: async (window, signal) => {
      const [{ readCalendar }, text] = await Promise.all([
        import('../../calendar/read-calendar.ts'),
        source.read(signal),
      ]);
      // Thousands of events take a second, in which a screen would not answer keys.
      if (last && last.text === text && isDeepStrictEqual(last.window, window)) return last.turns;
      const turns = await readCalendar(text, { label, timeZone, role, people }, window).catch(
        (error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          throw new SourceError('failed', why);
        },
      );
      last = { text, window, turns };
      return turns;
    },
    close: source.close,
  };
}
