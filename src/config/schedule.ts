import type { Layer, Schedule } from '../oncall/schedule.ts';
import type { CalendarPlace } from './config.ts';
import { crewTurn, layerOf } from './layers.ts';
import { type NamedAt, namesOf } from './named-at.ts';
import type { PathBase } from './paths.ts';
import type { ConfigPath } from './position.ts';
import type { Report } from './report.ts';
import type { RotationForm, WeekForm } from './schedule-schema.ts';
import { readGeneralSchedules } from './schedules.ts';
import type { Settings } from './schema.ts';

export type SchedulesReading = {
  readonly schedules: readonly Schedule[];
  readonly calendars: readonly CalendarPlace[];
  /** Names that may be of people who are described nowhere. */
  readonly loose: readonly NamedAt[];
  /** Names that have to be among the people, where any are described. */
  readonly strict: readonly NamedAt[];
};

/** The schedule out of `schedule` with `rotation`, or those of `schedules`. */
export function readSchedules(
  settings: Settings,
  hostZone: string,
  base: PathBase,
  report: Report,
): SchedulesReading {
  const { schedule, rotation, schedules } = settings;
  if (rotation && !schedule)
    report.issue(['rotation'], 'there is no schedule beside it; add schedule: with weeks', 'key');
  if (schedule && schedules)
    report.issue(['schedules'], 'schedule is set too; keep one of the two', 'key');
  if (schedule) return readWeeks(schedule, rotation ?? {}, hostZone, report);
  const general = readGeneralSchedules(schedules ?? [], hostZone, base, report);
  return { ...general, loose: [] };
}

function readWeeks(
  weeks: readonly WeekForm[],
  rotation: RotationForm,
  hostZone: string,
  report: Report,
): SchedulesReading {
  const placed = weeks.map((form, index) => ({ form, path: ['schedule', index] as ConfigPath }));
  placed.sort((a, b) => a.form.week - b.form.week);
  const wrong = placed.findIndex(({ form }, index) => form.week !== index + 1);
  const found = placed[wrong];
  if (found) {
    const { week } = found.form;
    const message = week <= wrong ? `week ${week} is there twice` : `week ${wrong + 1} is missing`;
    report.issue([...found.path, 'week'], `${message}; weeks count from 1 without gaps`);
  }
  const timeZone = rotation.timeZone ?? hostZone;
  const turns = placed.map(({ form }) => crewTurn(form));
  const layer: Layer = { ...layerOf(rotation, timeZone), turnName: 'week' };
  return {
    schedules: [
      {
        name: 'on-call',
        timeZone,
        layers: [{ ...layer, crews: [{ from: null, turns }] }],
        overrides: [],
        temporary: [],
      },
    ],
    calendars: [],
    loose: placed.flatMap(({ form, path }) => namesOf(form, path)),
    strict: [],
  };
}
