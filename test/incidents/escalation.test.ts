import { describe, expect, test } from 'vitest';
import { levelName, policyOf } from '../../src/incidents/escalation-level.ts';
import { type EscalationPolicy, usualEscalation } from '../../src/incidents/escalation-policy.ts';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { ClockIncident, policiesWith } from '../support/clock-incident.ts';

const minute = 60_000;
const twice: EscalationPolicy = {
  name: 'twice',
  steps: [
    { who: [{ role: 'primary' }], timeoutSeconds: 120 },
    { who: [{ role: 'secondary' }, { person: 'dave' }], timeoutSeconds: 300 },
  ],
  repeats: 1,
  remindAfterSeconds: 1800,
};
const started = () => new ClockIncident(policiesWith(twice));

describe('a page that nobody answers', () => {
  test('goes through the steps, as often as the policy repeats them, each for its own time', () => {
    const page = started();
    page.watchedUntil(1000 * minute);
    const steps = page.changes.map(({ event }) => [event.at / minute, event.text]);
    expect(steps.slice(1)).toEqual([
      [2, 'escalated to level 1 (secondary and dave)'],
      [7, 'escalated to level 2 (primary, round 2)'],
      [9, 'escalated to level 3 (secondary and dave, round 2)'],
    ]);
    expect(page.incident.escalatesAt).toBeNull();
  });

  test('takes one step when nobody looked for hours, and gives that its whole time', () => {
    const page = started();
    page.now = 600 * minute;
    expect(page.look()).toBeNull();
    expect(page.look()).toMatchObject({ kind: 'not-due' });
    expect(page.incident).toMatchObject({ escalationLevel: 1, escalatesAt: 605 * minute });
  });

  test('keeps the policy it began with, whatever the configuration says later', () => {
    const page = started();
    page.policies = usualPolicies(60);
    page.watchedUntil(4 * minute);
    expect(page.incident).toMatchObject({ escalationLevel: 1, escalatesAt: 7 * minute });
    expect(levelName(policyOf(page.incident), 1)).toBe('secondary and dave');
  });

  test('that has repeated without end is begun again by nobody but the clock', () => {
    const page = new ClockIncident(policiesWith({ ...twice, repeats: null }));
    page.watchedUntil(70 * minute);
    expect(page.incident).toMatchObject({ escalationLevel: 20, escalatesAt: 72 * minute });
  });

  test('is paged by the next step only once, for two who saw the same deadline', () => {
    const page = new ClockIncident(
      policiesWith({ ...twice, steps: twice.steps.slice(0, 1), repeats: null }),
    );
    page.now = 2 * minute;
    const wish = { kind: 'pass-deadline', dueAt: 2 * minute } as const;
    expect(page.wish(wish)).toBeNull();
    page.now = 20 * minute;
    expect(page.wish(wish)).toEqual({ kind: 'not-due', id: 'INC-1' });
    expect(page.incident.escalationLevel).toBe(1);
  });

  test('takes no deadline that is still to come, however wrong the clock of who looks', () => {
    const page = started();
    page.now = 2 * minute - 1;
    expect(page.look()).toMatchObject({ kind: 'not-due' });
  });
});

describe('an acknowledgement', () => {
  test('ends the clock; taken back in time, the step goes on with the deadline it had', () => {
    const page = started();
    page.now = minute;
    page.wish({ kind: 'acknowledge' });
    expect(page.incident.escalatesAt).toBeNull();
    page.now += 9_000;
    expect(page.wish({ kind: 'undo', version: 2 })).toBeNull();
    expect(page.incident).toMatchObject({
      ...{ state: 'triggered', escalationLevel: 0, escalatesAt: 2 * minute, remindsAt: null },
    });
  });

  test('given back pages anew, by the policy of now', () => {
    const page = started();
    page.watchedUntil(3 * minute);
    page.wish({ kind: 'acknowledge' });
    page.policies = policiesWith(usualEscalation(5));
    page.now = 10 * minute;
    expect(page.wish({ kind: 'unacknowledge' })).toBeNull();
    expect(page.incident).toMatchObject({
      ...{ state: 'triggered', acknowledgedBy: null, acknowledgedAt: null },
      ...{ escalationLevel: 0, escalatesAt: 15 * minute, remindsAt: null },
    });
    expect(page.incident.escalationPolicy?.name).toBe('usual');
    expect(page.wish({ kind: 'unacknowledge' })).toMatchObject({ kind: 'wrong-state' });
  });

  test('without a word for the time of the policy is forgotten: it pages anew', () => {
    const page = started();
    page.watchedUntil(minute);
    page.wish({ kind: 'acknowledge' });
    page.watchedUntil(30 * minute);
    page.wish({ kind: 'note', text: 'still at it' });
    page.watchedUntil(60 * minute - 1);
    expect(page.incident).toMatchObject({ state: 'acknowledged', remindsAt: 60 * minute });
    page.watchedUntil(60 * minute);
    expect(page.incident).toMatchObject({
      ...{ state: 'triggered', escalationLevel: 0, escalatesAt: 62 * minute, remindsAt: null },
    });
    expect(page.changes.at(-1)?.event.text).toBe('forgotten, acknowledged by bob: pages anew');
  });

  test.each([
    { kind: 'mitigate', text: '' },
    { kind: 'resolve', resolution: 'done' },
  ] as const)('is not reminded of after $kind', (wish) => {
    const page = started();
    page.wish({ kind: 'acknowledge' });
    page.wish(wish);
    expect(page.incident).toMatchObject({ escalatesAt: null, remindsAt: null });
  });
});

describe('a person who escalates', () => {
  test('begins the round again after the last step, and its clock runs', () => {
    const page = new ClockIncident(policiesWith({ ...twice, repeats: 0 }));
    page.watchedUntil(100 * minute);
    expect(page.incident).toMatchObject({ escalationLevel: 1, escalatesAt: null });
    expect(page.wish({ kind: 'escalate', fromLevel: 1 })).toBeNull();
    page.watchedUntil(200 * minute);
    expect(page.incident).toMatchObject({ escalationLevel: 3, escalatesAt: null });
  });

  test('pages the first step of an incident that paged nobody', () => {
    const policies = usualPolicies(5);
    const silent = { ...policies, 'SEV-2': { ...policies['SEV-2'], pagesLevel: null } };
    const page = new ClockIncident(silent);
    expect(page.incident).toMatchObject({ escalationLevel: -1, escalatesAt: null });
    page.wish({ kind: 'escalate', fromLevel: null });
    expect(page.incident).toMatchObject({ escalationLevel: 0, escalatesAt: 5 * minute });
  });
});

describe('a severity that rises', () => {
  const usual = usualPolicies(5);
  const raised = (page: ClockIncident) => page.wish({ kind: 'severity', severity: 'SEV-1' });

  test('pages somebody where nobody was', () => {
    const page = new ClockIncident({ ...usual, 'SEV-2': { ...usual['SEV-2'], pagesLevel: null } });
    page.now = 7 * minute;
    raised(page);
    expect(page.incident).toMatchObject({ escalationLevel: 0, escalatesAt: 12 * minute });
  });

  test('begins the policy of the new one when that pages other people', () => {
    const page = new ClockIncident({ ...usual, 'SEV-1': { ...usual['SEV-1'], escalation: twice } });
    page.watchedUntil(6 * minute);
    raised(page);
    expect(page.incident).toMatchObject({ escalationLevel: 0, escalatesAt: 8 * minute });
  });

  test('goes on where it was with the same people, and waits no longer than the new one says', () => {
    const slow = { ...usual['SEV-2'], escalation: usualEscalation(60) };
    const page = new ClockIncident({ ...usual, 'SEV-2': slow });
    page.watchedUntil(61 * minute);
    raised(page);
    expect(page.incident).toMatchObject({ escalationLevel: 1, escalatesAt: 66 * minute });
  });

  test('and one that falls leaves the page that runs alone', () => {
    const silent = { ...usual['SEV-4'], pagesLevel: null };
    const page = new ClockIncident({ ...usual, 'SEV-4': silent });
    page.now = minute;
    page.wish({ kind: 'severity', severity: 'SEV-4' });
    expect(page.incident).toMatchObject({ escalationLevel: 0, escalatesAt: 5 * minute });
  });
});
