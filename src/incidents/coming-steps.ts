import { type Level, levelEnds, policyOf, stepAt } from './escalation-level.ts';
import type { EscalationPolicy, EscalationStep } from './escalation-policy.ts';
import type { Incident } from './incident.ts';

/** A step that has not begun. Times are ms since the epoch. */
export type ComingStep = {
  readonly level: Level;
  readonly step: EscalationStep;
  readonly at: number;
};

/** The steps that follow by themselves while nobody acknowledges, one round of them at most. */
export function comingSteps(incident: Incident, now: number): readonly ComingStep[] {
  const { escalatesAt, escalationLevel } = incident;
  if (escalatesAt === null) return [];
  return stepsFrom(policyOf(incident), escalationLevel + 1, Math.max(escalatesAt, now));
}

/** The step that escalating at `now` begins, then those that follow it by themselves. */
export function stepsIfEscalated(incident: Incident, now: number): readonly ComingStep[] {
  const steps = stepsFrom(policyOf(incident), incident.escalationLevel + 1, now);
  // Somebody has acknowledged: the clock stands.
  return incident.state === 'triggered' ? steps : steps.slice(0, 1);
}

function stepsFrom(policy: EscalationPolicy, first: Level, begins: number): readonly ComingStep[] {
  const steps: ComingStep[] = [];
  let at: number | null = begins;
  for (let level = first; at !== null && level < first + policy.steps.length; level += 1) {
    const found = stepAt(policy, level);
    if (found === null) break;
    steps.push({ level, step: found.step, at });
    at = levelEnds(policy, level, at);
  }
  return steps;
}
