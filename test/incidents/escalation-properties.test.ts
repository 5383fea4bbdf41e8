import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Wish } from '../../src/incidents/change.ts';
import { levelEnds, policyOf } from '../../src/incidents/escalation-level.ts';
import type { EscalationPolicy } from '../../src/incidents/escalation-policy.ts';
import { type Incident, severities } from '../../src/incidents/incident.ts';
import { nextDeadline } from '../../src/incidents/pass-deadline.ts';
import { projectIncident } from '../../src/incidents/project.ts';
import type { SeverityPolicies } from '../../src/incidents/severity-policy.ts';
import { ClockIncident } from '../support/clock-incident.ts';

const addressee = fc.oneof(
  fc.record({ role: fc.constantFrom('primary', 'secondary', 'escalation' as const) }),
  fc.record({ person: fc.constantFrom('dave', 'eve') }),
);
const policy: fc.Arbitrary<EscalationPolicy> = fc.record({
  name: fc.constant('p'),
  steps: fc.array(
    fc.record({
      who: fc.array(addressee, { minLength: 1, maxLength: 2 }),
      timeoutSeconds: fc.integer({ min: 1, max: 900 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  repeats: fc.constantFrom(0, 1, 2, null),
  remindAfterSeconds: fc.constantFrom(null, 60, 1800),
});
const policies: fc.Arbitrary<SeverityPolicies> = fc
  .tuple(policy, policy, policy, policy, fc.constantFrom(0, 1, null))
  .map(
    ([...own]) =>
      Object.fromEntries(
        severities.map((severity, index) => [
          severity,
          {
            acknowledgeWithinMinutes: 5,
            updateEveryMinutes: null,
            pagesLevel: own[4],
            escalation: own[index],
          },
        ]),
      ) as SeverityPolicies,
  );

type Event =
  | { readonly wish: Wish }
  | { readonly kind: 'look' }
  | { readonly kind: 'stale-look'; readonly dueAt: number }
  | { readonly kind: 'configure'; readonly policies: SeverityPolicies };

const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.constantFrom<Wish>(
    { kind: 'acknowledge' },
    { kind: 'unacknowledge' },
    { kind: 'note', text: 'x' },
    { kind: 'mitigate', text: '' },
    { kind: 'resolve', resolution: 'x' },
    { kind: 'reopen', reason: 'x' },
    { kind: 'fire-again', text: '' },
  ),
  fc.record({ kind: fc.constant('escalate' as const), fromLevel: fc.constantFrom(null, 0, 1, 2) }),
  fc.record({ kind: fc.constant('severity' as const), severity: fc.constantFrom(...severities) }),
  fc.record({ kind: fc.constant('undo' as const), version: fc.nat(9) }),
);
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'look' as const }) },
  { weight: 4, arbitrary: wish.map((one) => ({ wish: one })) },
  fc.record({ kind: fc.constant('stale-look' as const), dueAt: fc.nat(3_600_000) }),
  fc.record({ kind: fc.constant('configure' as const), policies }),
);
const story = fc.array(fc.tuple(fc.nat(1_200_000), event), { maxLength: 40 });

/** What must hold of an incident at any time, whatever happened to it. */
function holds(incident: Incident): void {
  const { state, escalatesAt, remindsAt, acknowledgedBy } = incident;
  if (escalatesAt !== null) expect(state).toBe('triggered');
  if (remindsAt !== null) expect(state).toBe('acknowledged');
  if (state === 'triggered') expect(acknowledgedBy).toBeNull();
}

/** What a deadline may do: one step up, by the policy that is stored, not before its time. */
function onlyWhatWasDue(before: Incident, after: Incident, now: number): void {
  expect(nextDeadline(before)).not.toBeNull();
  expect(nextDeadline(before)).toBeLessThanOrEqual(now);
  expect(after.state).toBe('triggered');
  // Whoever looks right after finds nothing left to do: each step has its whole time.
  expect(nextDeadline(after) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
  if (before.state === 'acknowledged') return;
  expect(after.escalationLevel).toBe(before.escalationLevel + 1);
  expect(after.escalationPolicy).toEqual(before.escalationPolicy);
  const own = policyOf(before);
  expect(after.escalatesAt).toBe(levelEnds(own, after.escalationLevel, now));
}

function happens(page: ClockIncident, one: Event): void {
  if ('wish' in one) page.wish(one.wish);
  else if (one.kind === 'configure') page.policies = one.policies;
  else if (one.kind === 'look') page.look();
  else page.wish({ kind: 'pass-deadline', dueAt: one.dueAt });
}

function isLook(one: Event): boolean {
  return 'kind' in one && one.kind !== 'configure';
}

test('whatever happens and however long nobody looks, a page takes its steps one by one', () => {
  fc.assert(
    fc.property(policies, story, (configured, events) => {
      const page = new ClockIncident(configured);
      for (const [passesMs, one] of events) {
        page.now += passesMs;
        const before = page.incident;
        happens(page, one);
        holds(page.incident);
        if (page.incident !== before && isLook(one))
          onlyWhatWasDue(before, page.incident, page.now);
      }
      const payloads = page.changes.map(({ event: { payload } }) => payload);
      expect(projectIncident('INC-1', payloads)).toEqual(page.incident);
    }),
    { numRuns: 500 },
  );
});
