import { describe, expect, test } from 'vitest';
import type { TemporarySchedule } from '../../src/oncall/schedule.ts';
import { instant, scheduleOf } from '../support/schedules.ts';
import { conformanceCases } from './conformance.ts';
import { type GoAlertRotation, rotationLayer, schedulesOf, usersAt } from './goalert.ts';

type Moment = {
  readonly advance?: string;
  readonly do?: string;
  readonly expectOnCall?: string;
  readonly expectNotify?: readonly string[];
};
type Scenario = {
  readonly id: string;
  readonly name: string;
  readonly given: {
    readonly rotation?: Omit<GoAlertRotation, 'start'>;
    readonly schedule?: {
      readonly rules: readonly string[];
      readonly temporary: readonly string[];
    };
  };
  readonly timeline: readonly Moment[];
};

const now = instant('2026-06-01T12:00Z');
const hourMs = 3_600_000;

/** A plan for the whole day around now, or none without people. */
function planFor(users: readonly string[]): readonly TemporarySchedule[] {
  const span = { start: now - hourMs, end: now + hourMs };
  const shifts = users.map((primary) => ({ ...span, primary, secondary: null, escalation: null }));
  return shifts.length === 0 ? [] : [{ name: null, ...span, shifts }];
}

/** Who is in the temporary schedule after an act of the scenario. */
function planned(before: readonly string[], act: string | undefined): readonly string[] {
  const [, other] = /^replace temporary shift by (\S+?);/.exec(act ?? '') ?? [];
  if (other !== undefined) return [other];
  return act?.startsWith('clear temporary schedules') ? [] : before;
}

function alwaysOn(user: string) {
  return { days: [1, 1, 1, 1, 1, 1, 1], start: '00:00', end: '00:00', target: { user } };
}

// Those about policies are with the escalations.
const scenarios = conformanceCases<Scenario>('goalert-escalation-scenarios.json');
const rotations = (scenarios ?? []).filter(({ given }) => given.rotation);
const schedules = (scenarios ?? []).filter(({ given }) => given.schedule);

describe.skipIf(!scenarios)("GoAlert's scenarios about who is on call", () => {
  test('the file has some of both', () =>
    expect(Math.min(rotations.length, schedules.length)).toBeGreaterThan(0));

  test.each(rotations)('$id $name', ({ given: { rotation }, timeline }) => {
    const start = new Date(now).toISOString();
    const layers = rotation ? [rotationLayer({ ...rotation, start }, 'UTC')] : [];
    let at = now;
    for (const { advance = '0h', expectOnCall } of timeline) {
      at += Number.parseInt(advance, 10) * hourMs;
      expect(usersAt([scheduleOf(layers)], at), advance).toEqual([expectOnCall]);
    }
  });

  test.each(schedules)('$id $name', ({ given: { schedule }, timeline }) => {
    const ruled = schedulesOf((schedule?.rules ?? []).map(alwaysOn), 'UTC');
    let users = schedule?.temporary ?? [];
    for (const moment of timeline) {
      users = planned(users, moment.do);
      const temporary = planFor(users);
      const found = usersAt(
        ruled.map((one) => ({ ...one, temporary })),
        now,
      );
      expect(found, moment.do).toEqual(moment.expectNotify);
    }
  });
});
