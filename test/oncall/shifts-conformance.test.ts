import { describe, expect, test } from 'vitest';
import type { Schedule, TemporarySchedule } from '../../src/oncall/schedule.ts';
import type { Span } from '../../src/oncall/shift.ts';
import { partsOutside, union } from '../../src/oncall/spans.ts';
import { scheduleOf } from '../support/schedules.ts';
import { conformanceCases } from './conformance.ts';
import {
  type GoAlertOverride,
  type GoAlertRotation,
  type GoAlertRule,
  rotationLayer,
  schedulesOf,
  spansByUser,
  usersAt,
} from './goalert.ts';

const minuteMs = 60_000;

type UserSpan = { readonly user: string; readonly start: string; readonly end: string | null };
type Plan = { readonly start: string; readonly end: string; readonly shifts: readonly UserSpan[] };

type Case = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly window?: { readonly start: string; readonly end: string };
  readonly rules: readonly GoAlertRule[];
  readonly overrides?: readonly GoAlertOverride[];
  readonly now?: string;
  readonly history?: readonly UserSpan[];
  readonly expectedShifts: readonly (UserSpan & { readonly truncated?: boolean })[];
  readonly base?: readonly string[];
  readonly at: string;
  readonly expectedUsers: readonly string[];
  readonly op?: 'trimStart' | 'trimEnd' | 'merge';
  readonly arg: string;
  readonly input: Plan | readonly Plan[];
  readonly expected: Plan | readonly Plan[];
};

const ms = (text: string) => Date.parse(text);
const wholeMinute = (at: number) => Math.floor(at / minuteMs) * minuteMs;

/** What people did, to the minute: the past is what was, the future what is reckoned. */
function pastSpans({ now = '', history = [] }: Case, user: string): readonly Span[] {
  return history
    .filter((one) => one.user === user)
    .map(({ start, end }) => ({
      start: wholeMinute(ms(start)),
      end: end === null ? wholeMinute(ms(now)) : wholeMinute(ms(end)),
    }));
}

function shiftsOf(one: Case, { start, end }: { readonly start: string; readonly end: string }) {
  const [from, to] = [ms(start), ms(end)];
  const planned = spansByUser(schedulesOf(one.rules, one.timeZone, one.overrides), from, to);
  const past = one.now === undefined ? [] : [{ start: 0, end: wholeMinute(ms(one.now)) }];
  const users = new Set([...planned.keys(), ...(one.history ?? []).map(({ user }) => user)]);
  const found = [...users].flatMap((user) => {
    const ahead = (planned.get(user) ?? []).flatMap((span) => partsOutside<Span>(span, past));
    return union([...pastSpans(one, user), ...ahead])
      .filter((span) => span.start < to && span.end > from)
      .map((span) => line(user, span.start, Math.min(span.end, to), span.end > to));
  });
  return found.sort();
}

function line(user: string, start: number, end: number, truncated: boolean): string {
  const [from, to] = [start, end].map((at) => new Date(at).toISOString());
  return `${from} ${to} ${user}${truncated ? ' truncated' : ''}`;
}

function everyDay(user: string): GoAlertRule {
  return { days: [1, 1, 1, 1, 1, 1, 1], start: '00:00', end: '00:00', target: { user } };
}

/** A temporary schedule, for each of its people one of ours. */
function plansOf({ start, end, shifts }: Plan): ReadonlyMap<string, Schedule> {
  const users = [...new Set(shifts.map(({ user }) => user))];
  return new Map(users.map((user) => [user, scheduleOf([], { temporary: [planOf(user)] })]));

  function planOf(user: string): TemporarySchedule {
    const own = shifts.filter((shift) => shift.user === user && shift.end !== null);
    const spans = union(own.map((shift) => ({ start: ms(shift.start), end: ms(shift.end ?? '') })));
    const holders = { primary: user, secondary: null, escalation: null };
    return {
      ...{ name: null, start: ms(start), end: ms(end) },
      shifts: spans.map((span) => ({ ...span, ...holders })),
    };
  }
}

/** Who is on call in temporary schedules, where none of ours may overlap: a line for each stretch. */
function linesOf(plans: readonly Plan[]): readonly string[] {
  const schedules = plans.flatMap((plan) => [...plansOf(plan).values()]);
  const spans = spansByUser(schedules, ms('1999-01-01T00:00Z'), ms('2002-01-01T00:00Z'));
  return [...spans]
    .flatMap(([user, own]) => own.map(({ start, end }) => line(user, start, end, false)))
    .sort();
}

function periods(plans: readonly Plan[]): readonly Span[] {
  return union(plans.map(({ start, end }) => ({ start: ms(start), end: ms(end) })));
}

function trimmed({ op, arg, input }: Case): readonly Plan[] {
  const plans = [input].flat() as readonly Plan[];
  if (op === 'trimEnd')
    return plans.map((plan) => ({ ...plan, end: ms(arg) < ms(plan.end) ? arg : plan.end }));
  if (op === 'trimStart')
    return plans.map((plan) => ({ ...plan, start: ms(arg) > ms(plan.start) ? arg : plan.start }));
  return plans;
}

const cases = conformanceCases<Case>('goalert-shifts-overrides.json');

describe.skipIf(!cases)("GoAlert's schedules and overrides", () => {
  test('the file has cases', () => expect(cases?.length).toBeGreaterThan(8));

  test.each((cases ?? []).filter(({ window }) => window))('$id $name', (one) => {
    const expected = one.expectedShifts.map(({ user, start, end, truncated }) =>
      line(user, ms(start), ms(end ?? ''), truncated === true),
    );
    expect(one.window && shiftsOf(one, one.window)).toEqual(expected.sort());
  });

  test.each((cases ?? []).filter(({ base }) => base))('$id $name', (one) => {
    const rules = (one.base ?? []).map(everyDay);
    const schedules = schedulesOf(rules, 'UTC', one.overrides);
    expect(usersAt(schedules, ms(one.at))).toEqual([...one.expectedUsers].sort());
  });

  test.each((cases ?? []).filter(({ op }) => op))('$id $name', (one) => {
    const expected = [one.expected].flat() as readonly Plan[];
    expect(linesOf(trimmed(one))).toEqual(linesOf(expected));
    expect(periods(trimmed(one))).toEqual(periods(expected));
  });
});

type Target = {
  readonly user?: string;
  readonly rotation?: GoAlertRotation;
  readonly schedule?: {
    readonly timeZone: string;
    readonly targets: readonly (GoAlertRule['target'] & {
      readonly rules: readonly GoAlertRule[];
    })[];
    readonly overrides?: readonly GoAlertOverride[];
  };
};

type Assignment = {
  readonly id: string;
  readonly name: string;
  readonly services: readonly string[];
  readonly steps: readonly (readonly Target[])[];
  readonly expected: readonly { step: number; user: string; service: string }[];
};

const noon = ms('2026-06-01T12:00Z');

function usersOf({ user, rotation, schedule }: Target): readonly string[] {
  if (user !== undefined) return [user];
  if (rotation) return usersAt([scheduleOf([rotationLayer(rotation, 'UTC')])], noon);
  const { targets = [], timeZone = 'UTC', overrides } = schedule ?? {};
  const rules = targets.flatMap(({ rules: hours, ...target }) =>
    hours.map((rule) => ({ ...rule, target })),
  );
  return usersAt(schedulesOf(rules, timeZone, overrides), noon);
}

function onCall({ services, steps }: Assignment): readonly string[] {
  const found = services.flatMap((service) =>
    steps.flatMap((targets, step) =>
      targets.flatMap(usersOf).map((user) => `${service} ${step} ${user}`),
    ),
  );
  return [...new Set(found)].sort();
}

const assignments = conformanceCases<Assignment>('goalert-oncall-assignments.json');

describe.skipIf(!assignments)("GoAlert's answers to who is on call", () => {
  test.each(assignments ?? [])('$id $name', (one) => {
    const expected = one.expected.map(({ service, step, user }) => `${service} ${step} ${user}`);
    expect(onCall(one)).toEqual(expected.sort());
  });
});
