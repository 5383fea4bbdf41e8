import { expect, test } from 'vitest';
import type { EscalationPolicy } from '../../../src/incidents/escalation-policy.ts';
import { nextPaged } from '../../../src/live/selectors/next-paged.ts';
import { liveFixture } from '../../support/live-fixture.ts';
import { anIncident } from '../../support/live-state.ts';

const escalationPolicy: EscalationPolicy = {
  name: 'payments',
  steps: [
    { who: [{ role: 'primary' }], timeoutSeconds: 300 },
    { who: [{ role: 'secondary' }, { person: 'dave' }], timeoutSeconds: 300 },
  ],
  repeats: 0,
  remindAfterSeconds: null,
};

test('whoever is paged next is told by the policy the incident began with, and begins anew after its end', () => {
  const onCall = liveFixture().onCall.data;
  const at = (escalationLevel: number) =>
    nextPaged(anIncident({ escalationPolicy, escalationLevel }), onCall);
  const secondStep = [
    { name: 'bob', role: 'secondary' },
    { name: 'dave', role: null },
  ];
  expect(at(-1)).toEqual([{ name: 'alice', role: 'primary' }]);
  expect(at(0)).toEqual(secondStep);
  expect(at(1)).toEqual([{ name: 'alice', role: 'primary' }]);
});

test('who holds a role that nobody is on call for is not guessed', () => {
  const incident = anIncident({ escalationPolicy, escalationLevel: -1 });
  expect(nextPaged(incident, null)).toEqual([{ name: null, role: 'primary' }]);
});
