import {
  addresseesText,
  type EscalationPolicy,
  type EscalationStep,
  usualEscalation,
} from './escalation-policy.ts';
import type { Incident } from './incident.ts';

/**
 * Levels count the steps that a page has gone through, from 0; they go on counting when the steps
 * repeat, so that no two moments of one page look alike.
 */
export type Level = number;

/** The level of an incident that has paged nobody. */
export const nobodyPaged: Level = -1;

const documentsMinutes = 5;

/** The policy an incident began with; one from before there were any has the documents'. */
export function policyOf({ escalationPolicy }: Pick<Incident, 'escalationPolicy'>) {
  return escalationPolicy ?? usualEscalation(documentsMinutes);
}

/** Which step a level is, and in which round, both from 0; null before the first. */
export function stepAt(
  { steps }: EscalationPolicy,
  level: Level,
): { readonly step: EscalationStep; readonly index: number; readonly round: number } | null {
  const index = level % steps.length;
  const step = steps[index];
  return step ? { step, index, round: Math.floor(level / steps.length) } : null;
}

/** `secondary` for 1, `primary, round 2` for 3; `nobody` before the first. */
export function levelName(policy: EscalationPolicy, level: Level): string {
  const found = stepAt(policy, level);
  if (found === null) return 'nobody';
  const who = addresseesText(found.step.who);
  return found.round === 0 ? who : `${who}, round ${found.round + 1}`;
}

/** Whether a level that nobody answers is followed by another one without anybody's doing. */
export function goesOn({ steps, repeats }: EscalationPolicy, level: Level): boolean {
  if (level < 0) return false;
  const isLast = (level + 1) % steps.length === 0;
  return !isLast || repeats === null || Math.floor(level / steps.length) < repeats;
}

/** When a level that starts now goes on to the next by itself; null when it never does. */
export function levelEnds(policy: EscalationPolicy, level: Level, now: number): number | null {
  const found = stepAt(policy, level);
  if (found === null || !goesOn(policy, level)) return null;
  return now + Math.round(found.step.timeoutSeconds * 1000);
}
