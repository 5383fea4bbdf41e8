import type { Incident } from '../incidents/incident.ts';
import type { Actions } from '../live/actions.ts';
import type { LiveState } from '../live/state.ts';

/** Asks before waking the next person, or says that nobody is left. */
export function askToEscalate(actions: Actions, incident: Incident, state: LiveState): void {
  const { id, title, escalationLevel } = incident;
  const next = nextPerson(state, escalationLevel);
  if (next === null) {
    actions.flash('plain', `${id} is at the last level: nobody is left to page`);
    return;
  }
  actions.showOverlay({
    kind: 'confirm',
    question: `Escalate ${id} '${title}' to ${next}? y/N`,
    detail: null,
    action: { kind: 'escalate', id, fromLevel: escalationLevel },
  });
}

function nextPerson({ onCall }: LiveState, level: number): string | null {
  if (level === 0) return named(onCall.data?.secondary, 'secondary');
  return level === 1 ? named(onCall.data?.escalation, 'escalation contact') : null;
}

function named(name: string | null | undefined, role: string): string {
  return name ? `${name} (${role})` : `the ${role}`;
}
