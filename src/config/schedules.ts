import { unknownPlan } from '../oncall/plan.ts';
import type { Layer, Schedule } from '../oncall/schedule.ts';
import { readCalendars } from './calendar.ts';
import type { CalendarPlace } from './config.ts';
import { reportDates } from './layer-dates.ts';
import { crewNames, crewsOf, layerOf } from './layers.ts';
import type { NamedAt } from './named-at.ts';
import { overrideNames, readOverrides } from './override-forms.ts';
import type { PathBase } from './paths.ts';
import type { ConfigPath } from './position.ts';
import { quote } from './quote.ts';
import type { Report } from './report.ts';
import type { LayerForm, ScheduleForm } from './schedule-schema.ts';
import { readTemporary, temporaryNames } from './temporary-forms.ts';

type Reading = {
  readonly schedules: readonly Schedule[];
  readonly calendars: readonly CalendarPlace[];
  readonly strict: readonly NamedAt[];
};

/** Schedules in the general form. What is wrong goes to the report. */
export function readGeneralSchedules(
  forms: readonly ScheduleForm[],
  hostZone: string,
  base: PathBase,
  report: Report,
): Reading {
  const schedules = forms.map((form, index) => {
    const path = ['schedules', index];
    const timeZone = form.timeZone ?? hostZone;
    return {
      name: nameOf(form),
      timeZone,
      layers: form.calendar ? [] : layersOf(form, timeZone, path, report),
      ...(form.calendar && { plan: unknownPlan }),
      overrides: readOverrides(form.overrides ?? [], timeZone, path, report),
      temporary: readTemporary(form.temporary ?? [], timeZone, path, report),
    };
  });
  reportTwins(schedules, forms, report);
  const calendars = forms.flatMap((form, index) =>
    calendarsOf(form, ['schedules', index], base, report),
  );
  return {
    schedules,
    calendars,
    strict: forms.flatMap((form, index) => namesIn(form, ['schedules', index])),
  };
}

function calendarsOf(
  form: ScheduleForm,
  path: ConfigPath,
  base: PathBase,
  report: Report,
): readonly CalendarPlace[] {
  if (!form.calendar) return [];
  for (const key of [
    'rotation',
    'layers',
    'starts',
    'length',
    'changes',
    'ends',
    'restrictions',
  ] as const)
    if (form[key] !== undefined)
      report.issue(
        [...path, key],
        'the calendar says who is on call; leave this out, or calendar',
        'key',
      );
  return readCalendars(form.calendar, nameOf(form), [...path, 'calendar'], base, report);
}

function nameOf({ name }: ScheduleForm): string {
  return name ?? 'on-call';
}

function layersOf(
  form: ScheduleForm,
  timeZone: string,
  path: ConfigPath,
  report: Report,
): readonly Layer[] {
  const { rotation, layers } = form;
  if ((rotation === undefined) === (layers === undefined)) {
    const fault = rotation
      ? 'rotation and layers are both set; keep one'
      : 'add rotation:, layers: or calendar:';
    report.issue(path, fault);
    return [];
  }
  if (rotation)
    return [{ ...readLayer({ ...form, rotation }, timeZone, path, report), name: null }];
  for (const key of ['changes', 'ends', 'restrictions'] as const)
    if (form[key] !== undefined)
      report.issue([...path, key], 'with layers this stands inside each of them', 'key');
  return (layers ?? []).map((layer, index) => {
    const { starts = form.starts, length = form.length } = layer;
    const whole = { ...layer, starts, length };
    const name = layer.name ?? `layer ${index + 1}`;
    const at = [...path, 'layers', index];
    return { ...readLayer(whole, layer.timeZone ?? timeZone, at, report), name };
  });
}

function readLayer(
  form: Omit<LayerForm, 'name' | 'timeZone'>,
  timeZone: string,
  path: ConfigPath,
  report: Report,
): Layer {
  const layer = {
    ...layerOf(form, timeZone),
    ends: form.ends ?? null,
    crews: crewsOf(form),
    restrictions: form.restrictions ?? [],
  };
  reportDates(form, layer, path, report);
  return layer;
}

/** Two schedules of one name could not be told apart by `--schedule`. */
function reportTwins(
  schedules: readonly Schedule[],
  forms: readonly ScheduleForm[],
  report: Report,
): void {
  for (const [index, { name }] of schedules.entries()) {
    if (schedules.findIndex((other) => other.name === name) === index) continue;
    const named = forms[index]?.name !== undefined;
    const message = named
      ? `there is another schedule ${quote(name)}; give each its own name`
      : 'expected a name, for there is more than one schedule';
    report.issue(['schedules', index, ...(named ? ['name'] : [])], message);
  }
}

function namesIn(form: ScheduleForm, path: ConfigPath): readonly NamedAt[] {
  const { rotation, changes, layers = [] } = form;
  return [
    ...(rotation ? crewNames({ rotation, changes }, path) : []),
    ...layers.flatMap((layer, index) => crewNames(layer, [...path, 'layers', index])),
    ...overrideNames(form.overrides ?? [], path),
    ...temporaryNames(form.temporary ?? [], path),
  ];
}
