import { handoffWall, lastHandoff } from '../../src/oncall/rotation.ts';
import type { Layer, Restriction, Schedule, TurnLength } from '../../src/oncall/schedule.ts';
import { withOverrides } from '../../src/oncall/schedule.ts';
import type { Span } from '../../src/oncall/shift.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import { union } from '../../src/oncall/spans.ts';
import { toLocal } from '../../src/zones/local-time.ts';
import { layerOf, overrideOf, primaries, scheduleOf } from '../support/schedules.ts';

// GoAlert's schedules have any number of people on call at once. Each of its rules is a schedule of
// ours, and so is what its overrides add; who is on call is who is on call in any of them.

export type GoAlertRotation = {
  readonly type: 'hourly' | 'daily' | 'weekly' | 'monthly';
  readonly shiftLength: number;
  readonly timeZone?: string;
  readonly start: string;
  readonly currentIndex?: number;
  readonly currentStart?: string;
  readonly users?: readonly string[];
};

export type GoAlertRule = {
  /** By day of the week, Sunday first. */
  readonly days: readonly number[];
  readonly start: string;
  readonly end: string;
  readonly target: { readonly user?: string; readonly rotation?: GoAlertRotation };
};

export type GoAlertOverride = {
  readonly start?: string;
  readonly end?: string;
  readonly add?: string;
  readonly remove?: string;
};

const units = { hourly: 'h', daily: 'd', weekly: 'w', monthly: 'mo' } as const;

export function turnLength({ type, shiftLength }: GoAlertRotation): TurnLength {
  return { count: shiftLength, unit: units[type] };
}

export function rotationLayer(rotation: GoAlertRotation, zone: string): Layer {
  const { start, currentIndex, currentStart, users = [] } = rotation;
  const timeZone = rotation.timeZone ?? zone;
  const layer = layerOf({
    ...{ timeZone, length: turnLength(rotation), turns: primaries(...users) },
  });
  const anchored = { ...layer, starts: toLocal(Date.parse(start), timeZone) };
  if (currentIndex === undefined || currentStart === undefined) return anchored;
  // GoAlert keeps who is on call and since when: the rotation goes on from there.
  const starts = handoffWall(anchored, lastHandoff(anchored, Date.parse(currentStart)));
  const turns = primaries(...users.slice(currentIndex), ...users.slice(0, currentIndex));
  return { ...anchored, starts, crews: [{ from: null, turns }] };
}

/** A schedule for each rule, and one for who is added; each with the overrides that act on it. */
export function schedulesOf(
  rules: readonly GoAlertRule[],
  timeZone: string,
  overrides: readonly GoAlertOverride[] = [],
): readonly Schedule[] {
  const replacing = overrides.filter(({ remove }) => remove !== undefined);
  const adding = overrides.filter(({ remove }) => remove === undefined);
  const scheduled = rules.map((rule) =>
    withOverrides(scheduleOf([ruleLayer(rule, timeZone)], { timeZone }), replacing.map(toOverride)),
  );
  const added = adding.map((one) => scheduleOf([], { timeZone, overrides: [toOverride(one)] }));
  return [...scheduled, ...added];
}

function ruleLayer(rule: GoAlertRule, timeZone: string): Layer {
  const { user, rotation } = rule.target;
  const layer = rotation
    ? rotationLayer(rotation, timeZone)
    : layerOf({ timeZone, starts: '1990-01-01T00:00', turns: primaries(user ?? '') });
  return { ...layer, restrictions: [restrictionOf(rule)] };
}

function restrictionOf({ days, start, end }: GoAlertRule): Restriction {
  return {
    days: days.flatMap((active, day) => (active ? [day] : [])),
    fromMinute: minuteOf(start),
    toMinute: minuteOf(end),
  };
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

const always = { start: '1000-01-01T00:00Z', end: '9999-01-01T00:00Z' };

function toOverride({ start = always.start, end = always.end, add, remove }: GoAlertOverride) {
  return overrideOf({ from: start, to: end, user: add ?? null, insteadOf: remove ?? null });
}

/** When each person is on call in any of the schedules, as the fewest stretches. */
export function spansByUser(
  schedules: readonly Schedule[],
  from: number,
  to: number,
): ReadonlyMap<string, readonly Span[]> {
  const spans = new Map<string, Span[]>();
  for (const { start, end, primary } of schedules.flatMap((one) => shifts(one, from, to)))
    spans.set(primary ?? '', [...(spans.get(primary ?? '') ?? []), { start, end }]);
  return new Map([...spans].map(([user, all]) => [user, union(all)]));
}

/** Who is on call at a moment in any of the schedules, by name. */
export function usersAt(schedules: readonly Schedule[], at: number): readonly string[] {
  return [...spansByUser(schedules, at, at + 1).keys()].sort();
}
