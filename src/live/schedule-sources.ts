import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CalendarPlace, Config } from '../config/config.ts';
import { keepingTurns } from '../offline/kept-turns.ts';
import { planOf } from '../oncall/plan.ts';
import type { SourceReading } from '../oncall/schedule-source.ts';
import type { Span } from '../oncall/shift.ts';
import { openCalendar } from '../sources/calendar/open-calendar.ts';
import type { SchedulePlan } from './schedule-plan.ts';

type Sources = {
  /** Reads the turns of a window from everywhere, a plan for each schedule kept outside. */
  read(window: Span, now: number, signal?: AbortSignal): Promise<readonly SchedulePlan[]>;
  close(): void;
};

/** The places outside the configuration that say who is on call. Nothing is read before it is asked. */
export function openScheduleSources(config: Config): Sources {
  const opened = config.calendars.map((place) => ({ place, ...keptSource(place, config) }));
  return {
    read: async (window, now, signal) => {
      const readings = await Promise.all(
        opened.map(async ({ place, source, kept }) => ({
          schedule: place.schedule,
          name: source.name,
          reading: await kept(window, now, signal),
        })),
      );
      const bySchedule = Map.groupBy(readings, ({ schedule }) => schedule);
      return [...bySchedule].map(([schedule, parts]) => together(schedule, parts));
    },
    close: () => {
      for (const { source } of opened) source.close();
    },
  };
}

type Part = { readonly name: string; readonly reading: SourceReading };

/** Of several calendars all have to be known: what one lacks another can't make up for. */
function together(schedule: string, parts: readonly Part[]): SchedulePlan {
  const known = parts.flatMap(({ reading }) => reading.data ?? []);
  const failed = parts.filter(({ reading }) => reading.status === 'failed');
  return {
    schedule,
    plan: known.length === parts.length ? planOf(known) : null,
    failed: failed.map(({ name, reading }) => ({ ...reading, name })),
    remarks: known.flatMap(({ remarks }) => remarks),
  };
}

function keptSource(place: CalendarPlace, { schedules, people, cacheFolder }: Config) {
  const timeZone = schedules.find(({ name }) => name === place.schedule)?.timeZone ?? 'UTC';
  const identity = createHash('sha256')
    .update(JSON.stringify([place, timeZone]))
    .digest('hex');
  const source = openCalendar(place, { timeZone, people });
  const file = path.join(cacheFolder, 'calendars', `${identity.slice(0, 24)}.json`);
  return { source, kept: keepingTurns(source, file) };
}
