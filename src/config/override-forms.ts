import type { Override } from '../oncall/schedule.ts';
import type { NamedAt } from './named-at.ts';
import { readPeriod } from './period.ts';
import type { ConfigPath } from './position.ts';
import type { Report } from './report.ts';
import type { OverrideForm } from './schedule-schema.ts';

/** The overrides of a schedule that stand in the file; the last written wins. */
export function readOverrides(
  forms: readonly OverrideForm[],
  timeZone: string,
  schedule: ConfigPath,
  report: Report,
): readonly Override[] {
  return forms.flatMap((form, index) => {
    const path = [...schedule, 'overrides', index];
    const period = readPeriod(form, timeZone, path, report);
    if (form.user === null && form.insteadOf === undefined && form.role === undefined)
      report.issue([...path, 'user'], 'nobody takes over from nobody; add insteadOf: or role:');
    if (period === null) return [];
    return [toOverride(form, period, index)];
  });
}

function toOverride(
  { user, insteadOf, role, reason }: OverrideForm,
  { start, end }: { readonly start: number; readonly end: number },
  index: number,
): Override {
  return {
    id: `config ${index + 1}`,
    start,
    end,
    user,
    insteadOf: insteadOf ?? null,
    role: role ?? (insteadOf === undefined ? 'primary' : null),
    author: null,
    note: reason ?? null,
  };
}

export function overrideNames(
  forms: readonly OverrideForm[],
  schedule: ConfigPath,
): readonly NamedAt[] {
  return forms.flatMap((form, index) =>
    (['user', 'insteadOf'] as const).flatMap((key) => {
      const name = form[key];
      return name ? [{ name, path: [...schedule, 'overrides', index, key] }] : [];
    }),
  );
}
