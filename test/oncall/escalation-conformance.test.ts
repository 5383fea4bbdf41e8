import { describe, expect, test } from 'vitest';
import { policyOf, stepAt } from '../../src/incidents/escalation-level.ts';
import type { Addressee } from '../../src/incidents/escalation-policy.ts';
import { ClockIncident, policiesWith } from '../support/clock-incident.ts';
import { conformanceCases } from './conformance.ts';

type Step = {
  readonly delayMinutes?: number;
  readonly stepNumber?: number;
  readonly users?: readonly string[];
};
type Moment = {
  readonly at?: string;
  readonly advance?: string;
  readonly do?: string;
  readonly expectNotify?: readonly string[];
  readonly expectNotNotified?: readonly string[];
};
type Scenario = {
  readonly id: string;
  readonly name: string;
  readonly given: {
    readonly steps?: readonly Step[];
    readonly repeat?: number;
    readonly userRules?: Readonly<Record<string, readonly string[]>>;
    readonly maintenanceUntil?: string;
    readonly alert?: string;
  };
  readonly timeline: readonly Moment[];
};

/** Why a scenario of GoAlert's says nothing about escalation here. */
function elsewhere({ given, timeline }: Scenario): string | null {
  if (given.steps === undefined) return 'who is on call: scenario-conformance';
  if (given.maintenanceUntil !== undefined) return 'there is no maintenance mode';
  const does = timeline.flatMap((moment) => moment.do ?? []);
  const known = /^(escalate|(\w+ )?(acknowledges?|resolves?|closes?))\b/;
  const strange = does.find((one) => !known.test(one));
  return strange === undefined ? null : `no such act here: ${strange}`;
}

const minutes: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

function minutesOf(text: string): number {
  const [, count = '', unit = ''] = /^(\d+)([mhd])$/.exec(text) ?? [];
  const size = minutes[unit];
  if (size === undefined) throw new Error(`not a time: ${text}`);
  return Number(count) * size;
}

function started({ given }: Scenario): ClockIncident {
  const steps = [...(given.steps ?? [])].sort((a, b) => (a.stepNumber ?? 0) - (b.stepNumber ?? 0));
  const { repeat = 0, alert } = given;
  const policy = policiesWith({
    name: 'goalert',
    steps: steps.map(({ users = [], delayMinutes = 60 }) => ({
      who: users.map((person) => ({ person })),
      timeoutSeconds: delayMinutes * 60,
    })),
    repeats: repeat === -1 ? null : repeat,
    remindAfterSeconds: null,
  });
  const page = new ClockIncident(policy);
  if (alert === 'acknowledged' || alert === 'active') page.wish({ kind: 'acknowledge' });
  return page;
}

function act(page: ClockIncident, text: string): void {
  const refusal = text.startsWith('escalate')
    ? page.wish({ kind: 'escalate', fromLevel: null })
    : /acknowledge/.test(text)
      ? page.wish({ kind: 'acknowledge' })
      : page.wish({ kind: 'resolve', resolution: 'closed' });
  expect(refusal, text).toBeNull();
}

/** Whom the pages that began since a change of the timeline reach. */
function paged(page: ClockIncident, since: number): readonly string[] {
  const began = page.changes.slice(since).filter(({ event }) => 'escalationLevel' in event.payload);
  return began.flatMap(({ incident }) => {
    const step = stepAt(policyOf(incident), incident.escalationLevel)?.step;
    return (step?.who ?? []).map((one: Addressee) => ('person' in one ? one.person : one.role));
  });
}

/** The people GoAlert notifies for a new step; what their own rules repeat later is not a step. */
function expectedSteps({ given }: Scenario, moment: Moment): readonly string[] | null {
  const repeatsLater = given.userRules !== undefined && moment.advance !== undefined;
  if (repeatsLater || moment.expectNotify === undefined) return null;
  return [...new Set(moment.expectNotify.map((text) => text.split(/[: (]/)[0] ?? ''))];
}

const scenarios = conformanceCases<Scenario>('goalert-escalation-scenarios.json');

describe.skipIf(scenarios === null)("GoAlert's escalations", () => {
  for (const scenario of scenarios ?? []) {
    const reason = elsewhere(scenario);
    const title = `${scenario.id} ${scenario.name}`;
    if (reason !== null) {
      test.skip(`${title} (${reason})`, () => {});
      continue;
    }
    test(title, () => {
      const page = started(scenario);
      let seen = 0;
      for (const moment of scenario.timeline) {
        if (moment.advance !== undefined)
          page.watchedUntil(page.now + minutesOf(moment.advance) * 60_000);
        if (moment.do !== undefined) act(page, moment.do);
        const people = paged(page, seen);
        const expected = expectedSteps(scenario, moment);
        if (expected !== null) expect(people, JSON.stringify(moment)).toEqual(expected);
        for (const person of moment.expectNotNotified ?? []) expect(people).not.toContain(person);
        seen = page.changes.length;
      }
    });
  }
});
