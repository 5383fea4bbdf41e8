import { type ComingStep, comingSteps, stepsIfEscalated } from '../../incidents/coming-steps.ts';
import { policyOf, stepAt } from '../../incidents/escalation-level.ts';
import type { Incident } from '../../incidents/incident.ts';
import { type Reached, reachedBy, reachedText } from '../../incidents/reached.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import { countdown } from '../../text/time.ts';
import { contactsOf } from '../contacts.ts';
import type { IncidentDeps } from './deps.ts';
import { holdersAt } from './holders-at.ts';
import { utcSecond } from './utc-second.ts';

type Circumstances = Pick<IncidentDeps, 'now' | 'people'> & {
  readonly schedules: readonly Schedule[];
};

/** Whom escalating now would page and how, what follows, and when it would happen by itself. */
export function escalationPreview(incident: Incident, circumstances: Circumstances): string {
  const { now, schedules } = circumstances;
  const [step, ...later] = stepsIfEscalated(incident, now);
  const people = step === undefined ? [] : reachedBy(step.step.who, holdersAt(schedules, now));
  return [
    `${incident.id} would be escalated to level ${step?.level}, nothing was done`,
    ...people.map((one) => `pages now     ${reachedText(one)}${how(one, circumstances)}`),
    ...later.map((one) => {
      const who = reachedBy(one.step.who, holdersAt(schedules, one.at));
      return `then          ${who.map(reachedText).join(' and ')} at ${utcSecond(one.at)} UTC, unless acknowledged`;
    }),
    `by itself     ${byItself(incident, now)}`,
  ].join('\n');
}

function how(one: Reached, { people }: Circumstances): string {
  if (one.kind !== 'person') return '';
  return `: ${contactsOf(one.name, people) || 'no contacts configured'}`;
}

function byItself(incident: Incident, now: number): string {
  const [next] = comingSteps(incident, now);
  if (next) return `in ${countdown(next.at - now)}, at ${utcSecond(next.at)} UTC`;
  if (incident.state !== 'triggered') return 'never: acknowledged';
  return stepAt(policyOf(incident), incident.escalationLevel) === null
    ? 'never: it pages nobody'
    : 'never: this is the last step';
}

/** The same in a stable shape; times ISO 8601 UTC. */
export function escalationPreviewJson(incident: Incident, circumstances: Circumstances): string {
  const { now, schedules, people } = circumstances;
  const stepJson = ({ level, step, at }: ComingStep) => ({
    level,
    at: new Date(at).toISOString(),
    pages: reachedBy(step.who, holdersAt(schedules, at)).map((one) => ({
      person: one.kind === 'person' ? one.name : null,
      role: one.role,
      contacts: one.kind === 'person' ? contactsOf(one.name, people) : '',
    })),
  });
  const [first, ...later] = stepsIfEscalated(incident, now);
  const [next] = comingSteps(incident, now);
  return JSON.stringify(
    {
      id: incident.id,
      dryRun: true,
      escalatesTo: first === undefined ? null : stepJson(first),
      later: later.map(stepJson),
      byItselfAt: next === undefined ? null : new Date(next.at).toISOString(),
    },
    null,
    2,
  );
}
