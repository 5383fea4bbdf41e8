import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CalendarPlace, Config } from '../config/config.ts';
import { type KeptSource, readKept } from '../offline/kept-turns.ts';
import { planOf } from '../oncall/plan.ts';
import type { Plan } from '../oncall/schedule.ts';
import type { SourceReading } from '../oncall/schedule-source.ts';
import type { Span } from '../oncall/shift.ts';
import { openCalendar } from '../sources/calendar/open-calendar.ts';

/** What the sources of one schedule say, put together. */
export type SchedulePlan = {
  readonly schedule: string;
  /** Null: not known at all. */
  readonly plan: Plan | null;
  /** Sources that failed: `calendar rota.ics`, with what is known of them. */
  readonly failed: readonly (SourceReading & { readonly name: string })[];
  readonly remarks: readonly string[];
};

type Sources = {
  /** Reads the turns of a window from everywhere, a plan for each schedule kept outside. */
  read(window: Span, now: number, signal?: AbortSignal): Promise<readonly SchedulePlan[]>;
  close(): void;
};

/** The places outside the configuration that say who is on call. Nothing is read before it is asked. */
export function openScheduleSources(config: Config): Sources {
  const opened = config.calendars.map((place) => ({ place, kept: keptSource(place, config) }));
  return {
    read: async (window, now, signal) => {
      const readings = await Promise.all(
        opened.map(async ({ place, kept }) => ({
          schedule: place.schedule,
          name: kept.source.name,
          reading: await readKept(kept, window, now, signal),
        })),
      );
      const bySchedule = Map.groupBy(readings, ({ schedule }) => schedule);
      return [...bySchedule].map(([schedule, parts]) => together(schedule, parts));
    },
    close: () => {
      for (const { kept } of opened) kept.source.close();
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

function keptSource(place: CalendarPlace, { schedules, people, cacheFolder }: Config): KeptSource {
  const timeZone = schedules.find(({ name }) => name === place.schedule)?.timeZone ?? 'UTC';
  const identity = createHash('sha256')
    .update(JSON.stringify([place, timeZone]))
    .digest('hex');
  return {
    source: openCalendar(place, { timeZone, people }),
    file: path.join(cacheFolder, 'calendars', `${identity.slice(0, 24)}.json`),
  };
}
