import { type ComingStep, comingSteps, stepsIfEscalated } from '../incidents/coming-steps.ts';
import type { Incident } from '../incidents/incident.ts';
import { type Reached, reachedBy, reachedText } from '../incidents/reached.ts';
import type { Actions } from '../live/actions.ts';
import { holdersAt } from '../live/holders-at.ts';
import type { LiveState } from '../live/state.ts';
import { clock } from '../text/time.ts';

/** Asks before waking the next people: who they are and how they are reached, and what comes by itself. */
export function askToEscalate(actions: Actions, incident: Incident, state: LiveState): void {
  const { id, title, escalationLevel } = incident;
  const [step, ...later] = stepsIfEscalated(incident, state.now);
  if (step === undefined) return;
  const people = reachedAt(step, state);
  actions.showOverlay({
    kind: 'confirm',
    question: `Escalate ${id} '${title}' to ${people.map(reachedText).join(' and ')}? y/N`,
    detail: [
      ...people.flatMap((one) => contactLine(one, state)),
      byItself(incident, state),
      ...afterwards(later, state),
    ].join('\n'),
    action: { kind: 'escalate', id, fromLevel: escalationLevel },
  });
}

function contactLine(one: Reached, { setup }: LiveState): readonly string[] {
  if (one.kind !== 'person') return [];
  const { contacts } = setup.process;
  const known = Object.hasOwn(contacts, one.name) ? contacts[one.name] : '';
  return [`${one.name}: ${known || 'no contacts configured'}`];
}

function byItself(incident: Incident, { now }: LiveState): string {
  const [next] = comingSteps(incident, now);
  if (next !== undefined) return `By itself it escalates at ${time(next.at)}.`;
  const stands = incident.state === 'triggered' ? 'no further step' : 'it is acknowledged';
  return `By itself it escalates no more: ${stands}.`;
}

function afterwards(later: readonly ComingStep[], state: LiveState): readonly string[] {
  if (later.length === 0) return [];
  const steps = later.map((step) => {
    const people = reachedAt(step, state).map(reachedText).join(' and ');
    return `${people} at ${time(step.at)}`;
  });
  return [`Then, unless acknowledged: ${steps.join(', ')}.`];
}

function time(at: number): string {
  return `${clock(at, 'UTC', true)} UTC`;
}

/** By who is on call when the step begins. */
function reachedAt({ step, at }: ComingStep, state: LiveState): readonly Reached[] {
  return reachedBy(step.who, holdersAt(state, at));
}
