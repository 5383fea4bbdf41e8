import { expect, test } from 'vitest';
import { comingSteps, stepsIfEscalated } from '../../src/incidents/coming-steps.ts';
import type { EscalationPolicy } from '../../src/incidents/escalation-policy.ts';
import { type Holders, reachedBy, reachedText } from '../../src/incidents/reached.ts';
import { anIncident } from '../support/live-state.ts';

const escalationPolicy: EscalationPolicy = {
  name: 'payments',
  steps: [
    { who: [{ role: 'primary' }], timeoutSeconds: 300 },
    { who: [{ role: 'secondary' }, { person: 'dave' }], timeoutSeconds: 60 },
  ],
  repeats: 0,
  remindAfterSeconds: null,
};
const holders: Holders = { primary: 'alice', secondary: 'bob', escalation: null };
const at = (escalationLevel: number, escalatesAt: number | null = null) =>
  anIncident({ escalationPolicy, escalationLevel, escalatesAt });

function paged(level: number, who: Holders | null): readonly string[] {
  const [step] = stepsIfEscalated(at(level), 0);
  return reachedBy(step?.step.who ?? [], who).map(reachedText);
}

test('whoever is paged next is told by the policy the incident began with, and begins anew after its end', () => {
  expect(paged(-1, holders)).toEqual(['alice (primary)']);
  expect(paged(0, holders)).toEqual(['bob (secondary)', 'dave']);
  expect(paged(1, holders)).toEqual(['alice (primary)']);
});

test('who holds a role that nobody is on call for is not guessed, nor anybody named twice', () => {
  expect(paged(-1, null)).toEqual(['the primary']);
  expect(paged(-1, { ...holders, primary: null })).toEqual(['nobody (no primary is on call)']);
  expect(paged(0, { ...holders, secondary: 'dave' })).toEqual(['dave (secondary)']);
});

test('steps follow each other by the times of the policy, to its end and one round at most', () => {
  const times = (steps: ReturnType<typeof comingSteps>) =>
    steps.map(({ level, at }) => [level, at]);
  expect(times(comingSteps(at(0, 100), 40))).toEqual([[1, 100]]);
  expect(times(comingSteps(at(0, 100), 400))).toEqual([[1, 400]]);
  expect(times(stepsIfEscalated(at(1), 1000))).toEqual([
    [2, 1000],
    [3, 301_000],
  ]);
  const endless = { ...at(0, 0), escalationPolicy: { ...escalationPolicy, repeats: null } };
  expect(times(comingSteps(endless, 0))).toEqual([
    [1, 0],
    [2, 60_000],
  ]);
  expect(comingSteps(at(1), 0)).toEqual([]);
});
