import { type Doubled, doubled } from './gaps.ts';
import { isKnownAt } from './plan.ts';
import type { Override, Schedule } from './schedule.ts';
import { withOverrides } from './schedule.ts';
import type { Shift, Span } from './shift.ts';
import { shifts, stretches } from './shifts.ts';
import { union } from './spans.ts';

/** What an override would change. */
export type OverrideEffect = {
  /** Who is on call while it lasts, cut to its time. */
  readonly after: readonly Shift[];
  /** Where one person would then have several roles at once, and has not now. */
  readonly doubled: readonly Doubled[];
};

/** Why an override makes no sense. */
export type OverrideProblem =
  | { readonly kind: 'ends-before-it-starts' }
  | { readonly kind: 'is-over' }
  /** Nobody knows whom it would replace. */
  | { readonly kind: 'not-known' }
  /** Nobody is replaced in all of its time: those who are on call then. */
  | { readonly kind: 'changes-nothing'; readonly onCall: readonly string[] };

/** What overrides would change in a schedule, or why one of them makes no sense. `now` in ms since the epoch. */
export function effectOf(
  schedule: Schedule,
  added: readonly Override[],
  now: number,
): OverrideEffect | OverrideProblem {
  for (const { start, end } of added) {
    if (end <= start) return { kind: 'ends-before-it-starts' };
    if (end <= now) return { kind: 'is-over' };
    if (!isKnownAt(schedule, start) || !isKnownAt(schedule, end - 1)) return { kind: 'not-known' };
  }
  const amended = withOverrides(schedule, added);
  // Two who change places have an override each over the same time.
  const spans = union(added);
  const after = spans.flatMap(({ start, end }) => cut(stretches(amended, start, end), start, end));
  const idle = added.find((one) => !after.some(({ overrides }) => overrides.includes(one)));
  if (idle) return { kind: 'changes-nothing', onCall: peopleIn(schedule, idle) };
  return { after, doubled: spans.flatMap((span) => newlyDoubled(schedule, amended, span)) };
}

function cut(found: readonly Shift[], start: number, end: number): readonly Shift[] {
  return found.map((shift) => ({
    ...shift,
    start: Math.max(start, shift.start),
    end: Math.min(end, shift.end),
  }));
}

function peopleIn(schedule: Schedule, { start, end }: Override): readonly string[] {
  const held = shifts(schedule, start, end).flatMap(({ primary, secondary, escalation }) => [
    primary,
    secondary,
    escalation,
  ]);
  return [...new Set(held.filter((name) => name !== null))];
}

function newlyDoubled(before: Schedule, after: Schedule, { start, end }: Span): Doubled[] {
  const had = new Set(doubled(before, start, end).map(({ person }) => person));
  return doubled(after, start, end).filter(({ person }) => !had.has(person));
}
