import path from 'node:path';
import type { CalendarPlace } from '../../config/config.ts';
import type { Callable } from '../../oncall/person-called.ts';
import type { ScheduleSource } from '../../oncall/schedule-source.ts';
import { clean } from '../../text/clean.ts';
import { SourceError } from '../source-error.ts';
import { fileText, type TextSource, urlText } from './calendar-text.ts';

/** What a calendar is read with. */
export type CalendarReading = {
  /** The zone of all-day events and of times without one. IANA name. */
  readonly timeZone: string;
  readonly people: readonly Callable[];
};

/** A calendar as a source of turns. Nothing is loaded or sent before it is read. */
export function openCalendar(
  { at, role }: CalendarPlace,
  { timeZone, people }: CalendarReading,
): ScheduleSource {
  const label = clean(at.kind === 'file' ? path.basename(at.path) : new URL(at.server.url).host);
  const source: TextSource = at.kind === 'file' ? fileText(at.path) : urlText(at.server, at.path);
  return {
    name: `calendar ${label}`,
    read: async (window, signal) => {
      const [{ readCalendar }, text] = await Promise.all([
        import('../../calendar/read-calendar.ts'),
        source.read(signal),
      ]);
      return readCalendar(text, { label, timeZone, role, people }, window).catch(
        (error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          throw new SourceError('failed', why);
        },
      );
    },
    close: source.close,
  };
}
