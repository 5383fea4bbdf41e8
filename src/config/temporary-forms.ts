import type { TemporarySchedule } from '../oncall/schedule.ts';
import type { Span } from '../oncall/shift.ts';
import { crewTurn } from './layers.ts';
import { type NamedAt, namesOf } from './named-at.ts';
import { readPeriod } from './period.ts';
import type { ConfigPath } from './position.ts';
import { quote } from './quote.ts';
import type { Report } from './report.ts';
import type { TemporaryForm } from './schedule-schema.ts';

/** The temporary schedules in the file, in order of time. Two that overlap are an issue. */
export function readTemporary(
  forms: readonly TemporaryForm[],
  timeZone: string,
  schedule: ConfigPath,
  report: Report,
): readonly TemporarySchedule[] {
  const found: TemporarySchedule[] = [];
  for (const [index, form] of forms.entries()) {
    const path = [...schedule, 'temporary', index];
    const period = readPeriod(form, timeZone, path, report);
    if (period === null) continue;
    const other = found.find(({ start, end }) => start < period.end && end > period.start);
    if (other)
      report.issue(path, `it overlaps ${nameOf(other)}; let one end where the next begins`);
    const shifts = readShifts(form, period, timeZone, path, report);
    found.push({ name: form.name ?? null, ...period, shifts });
  }
  return found.sort((a, b) => a.start - b.start);
}

function nameOf({ name, start, end }: TemporarySchedule): string {
  const [from, to] = [start, end].map((at) => `${new Date(at).toISOString().slice(0, 16)}Z`);
  return `the temporary schedule ${name === null ? '' : `${quote(name)} `}from ${from} to ${to}`;
}

type Shifts = TemporarySchedule['shifts'];

function readShifts(
  form: TemporaryForm,
  period: Span,
  timeZone: string,
  path: ConfigPath,
  report: Report,
): Shifts {
  const holders = crewTurn(form);
  const isSimple = Object.values(holders).some((name) => name !== null);
  if (isSimple === (form.shifts !== undefined)) {
    const fault = isSimple
      ? 'shifts and primary are both set; keep one'
      : 'add primary: or shifts:';
    report.issue(path, fault);
  }
  if (form.shifts === undefined) return [{ ...period, ...holders }];
  const { shifts } = form;
  const read: Shifts[number][] = [];
  for (const [index, shift] of shifts.entries()) {
    const at = [...path, 'shifts', index];
    const { from = shifts[index - 1]?.to ?? form.from, to = shifts[index + 1]?.from ?? form.to } =
      shift;
    const own = readPeriod({ from, to }, timeZone, at, report);
    if (own === null) continue;
    if (own.start < period.start || own.end > period.end)
      report.issue(at, `it is not inside the temporary schedule, ${form.from} to ${form.to}`);
    if (read.some(({ start, end }) => start < own.end && end > own.start))
      report.issue(at, 'it overlaps another shift; let one end where the next begins');
    read.push({ ...own, ...crewTurn(shift) });
  }
  return read.sort((a, b) => a.start - b.start);
}

export function temporaryNames(
  forms: readonly TemporaryForm[],
  schedule: ConfigPath,
): readonly NamedAt[] {
  return forms.flatMap((form, index) => {
    const path = [...schedule, 'temporary', index];
    const inShifts = (form.shifts ?? []).flatMap((shift, at) =>
      namesOf(shift, [...path, 'shifts', at]),
    );
    return [...namesOf(form, path), ...inShifts];
  });
}
