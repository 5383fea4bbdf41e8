import { parseDuration } from '../config/duration.ts';
import { effectOf } from '../oncall/check-override.ts';
import { readInstant } from '../oncall/read-instant.ts';
import { type Role, roles, type Schedule } from '../oncall/schedule.ts';
import { stretches } from '../oncall/shifts.ts';
import type { NewOverride, StoredOverride } from '../oncall/stored-override.ts';
import { clean } from '../text/clean.ts';
import { toLocal } from '../zones/local-time.ts';
import { rotaAt, rotaSchedule, type Stretch, stretchAround } from './rota-cursor.ts';
import { effectLines, problemText } from './selectors/override-words.ts';
import { schedulesOf } from './selectors/schedules.ts';
import type { LiveState } from './state.ts';

/** Whose place somebody is to take: in a role, of whoever has it. */
export type OverridePlace = {
  readonly schedule: string;
  readonly role: Role;
  /** Null where nobody has it. */
  readonly insteadOf: string | null;
};

/** An override that lacks its time and its reason. */
export type OverrideDraft = OverridePlace & { readonly user: string };

/** An override read from what was typed, and what it would change; or what is wrong with it. */
export type OverridePlan =
  | { readonly kind: 'plan'; readonly override: NewOverride; readonly effect: readonly string[] }
  | { readonly kind: 'problem'; readonly text: string };

/** The shift under the cursor, while it can be changed; null when it is over or there is none. */
export function changeableShift(state: LiveState): Stretch | null {
  const schedule = rotaSchedule(state);
  const stretch = schedule && stretchAround(schedule, rotaAt(state));
  return stretch !== null && stretch.end > state.now ? stretch : null;
}

/** Whose place may be taken in a shift: the primary's also where there is none. */
export function placesIn(schedule: Schedule, { shift }: Stretch): readonly OverridePlace[] {
  const held = roles.filter((role) => role === 'primary' || (shift?.[role] ?? null) !== null);
  return held.map((role) => ({
    schedule: schedule.name,
    role,
    insteadOf: shift?.[role] ?? null,
  }));
}

/** The whole shift as one types it: `2026-11-23 09:00 to 2026-11-30 09:00 `. */
export function timeText({ start, end }: Stretch, { timeZone }: Schedule, now: number): string {
  return `${start <= now ? 'now' : minuteText(start, timeZone)} to ${minuteText(end, timeZone)} `;
}

const times = /^(.+?) to (\+\S+|\S+(?: \d\d:\d\d)?)(?: (.*))?$/;

/** Reads `FROM to TO [why]`: FROM is a time or `now`, TO a time or `+4h` after it. */
export function planOverride(text: string, draft: OverrideDraft, state: LiveState): OverridePlan {
  const schedule = schedulesOf(state).find(({ name }) => name === draft.schedule);
  const [, from = '', to = '', why = ''] = times.exec(text.trim()) ?? [];
  if (schedule === undefined || to === '')
    return problem(
      'Say from when to when: now to +4h dentist, 2026-12-24 18:00 to 2026-12-25 09:00',
    );
  const start = from === 'now' ? state.now : readTime(from, schedule);
  if (start === null) return problem(`Not a time: ${clean(from)}; as in 2026-12-24 18:00, or now`);
  const end = readEnd(to, start, schedule);
  if (end === null) return problem(`Not a time: ${clean(to)}; as in 2026-12-24 18:00, or +4h`);
  const note = why.trim() === '' ? null : clean(why.trim());
  return checked({ ...draft, start, end, note }, schedule, state);
}

function checked(override: NewOverride, schedule: Schedule, { now, setup }: LiveState) {
  const planned = { ...override, id: 'new', author: setup.user };
  const effect = effectOf(schedule, [planned], now);
  if ('kind' in effect) return problem(problemText(effect));
  return { kind: 'plan', override, effect: effectLines(effect, schedule) } as const;
}

/** The team's overrides that act under the cursor; those of the configuration can't be taken back here. */
export function overridesUnderCursor(state: LiveState): readonly StoredOverride[] {
  const schedule = rotaSchedule(state);
  if (schedule === null) return [];
  const at = rotaAt(state);
  const acting = new Set(
    stretches(schedule, at, at + 1).flatMap(({ overrides }) => overrides.map(({ id }) => id)),
  );
  return (state.overrides.data ?? []).filter(
    ({ id, withdrawnAt }) => withdrawnAt === null && acting.has(id),
  );
}

/** Who is on call in an override's time once it is taken back, a line a stretch. */
export function effectWithout(override: StoredOverride, state: LiveState): readonly string[] {
  const schedule = schedulesOf(state).find(({ name }) => name === override.schedule);
  if (schedule === undefined) return [];
  const { start, end } = override;
  const overrides = schedule.overrides.filter(({ id }) => id !== override.id);
  const after = stretches({ ...schedule, overrides }, start, end).map((shift) => ({
    ...shift,
    start: Math.max(start, shift.start),
    end: Math.min(end, shift.end),
  }));
  return effectLines({ after, doubled: [] }, schedule);
}

function readTime(text: string, { timeZone }: Schedule): number | null {
  return readInstant(text.replace(' ', 'T'), timeZone);
}

function readEnd(text: string, start: number, schedule: Schedule): number | null {
  if (!text.startsWith('+')) return readTime(text, schedule);
  const length = parseDuration(text.slice(1));
  return length.ok ? start + length.value * 1000 : null;
}

function minuteText(at: number, timeZone: string): string {
  return new Date(toLocal(at, timeZone)).toISOString().slice(0, 16).replace('T', ' ');
}

function problem(text: string): OverridePlan {
  return { kind: 'problem', text };
}
