import type { Schedule, Turn } from '../oncall/schedule.ts';
import type { ConfigPath } from './position.ts';
import type { Report } from './report.ts';
import { defaultStart } from './rotation-start.ts';
import type { RotationForm, ScheduleForm, WeekForm } from './schedule-schema.ts';
import type { Settings } from './schema.ts';

/** Turns may name people; where each name stands, for notes. */
export type NamedAt = { readonly name: string; readonly path: ConfigPath };

export type ScheduleReading = {
  readonly schedule: Schedule | null;
  readonly names: readonly NamedAt[];
};

type Clock = { readonly now: number; readonly hostZone: string };
type Roles = Omit<WeekForm, 'week'>;

/** The schedule out of `schedule` with `rotation`, or out of the first of `schedules`. */
export function readSchedule(settings: Settings, clock: Clock, report: Report): ScheduleReading {
  const { schedule, rotation, schedules } = settings;
  if (rotation && !schedule)
    report.issue(['rotation'], 'there is no schedule beside it; add schedule: with weeks', 'key');
  if (schedule && schedules)
    report.issue(['schedules'], 'schedule is set too; keep one of the two', 'key');
  if (schedule) return readWeeks(schedule, rotation ?? {}, clock, report);
  if (schedules) return readFirst(schedules, clock, report);
  return { schedule: null, names: [] };
}

function readWeeks(
  weeks: readonly WeekForm[],
  rotation: RotationForm,
  clock: Clock,
  report: Report,
): ScheduleReading {
  const placed = weeks.map((form, index) => ({ form, path: ['schedule', index] as ConfigPath }));
  placed.sort((a, b) => a.form.week - b.form.week);
  const wrong = placed.findIndex(({ form }, index) => form.week !== index + 1);
  const found = placed[wrong];
  if (found) {
    const { week } = found.form;
    const message = week <= wrong ? `week ${week} is there twice` : `week ${wrong + 1} is missing`;
    report.issue([...found.path, 'week'], `${message}; weeks count from 1 without gaps`);
  }
  return {
    schedule: toSchedule(
      'on-call',
      rotation,
      placed.map(({ form }) => form),
      clock,
    ),
    names: placed.flatMap(({ form, path }) => namesOf(form, path)),
  };
}

function readFirst(
  schedules: readonly ScheduleForm[],
  clock: Clock,
  report: Report,
): ScheduleReading {
  const [first, second] = schedules;
  if (!first) return { schedule: null, names: [] };
  if (second) report.note(['schedules', 1], 'only the first schedule is used so far');
  return {
    schedule: toSchedule(first.name ?? 'on-call', first, first.rotation, clock),
    names: first.rotation.flatMap((roles, index) =>
      namesOf(roles, ['schedules', 0, 'rotation', index]),
    ),
  };
}

function toSchedule(
  name: string,
  rotation: RotationForm,
  roles: readonly Roles[],
  { now, hostZone }: Clock,
): Schedule {
  const timeZone = rotation.timeZone ?? hostZone;
  return {
    name,
    timeZone,
    starts: rotation.starts ?? defaultStart(now, timeZone),
    length: rotation.length ?? { count: 1, unit: 'w' },
    turns: roles.map(toTurn),
  };
}

function toTurn({ primary, secondary, escalation }: Roles): Turn {
  return { primary, secondary: secondary ?? null, escalation: escalation ?? null };
}

function namesOf({ primary, secondary, escalation }: Roles, path: ConfigPath): NamedAt[] {
  return Object.entries({ primary, secondary, escalation }).flatMap(([role, name]) =>
    name ? [{ name, path: [...path, role] }] : [],
  );
}
