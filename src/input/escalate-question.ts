import type { Incident } from '../incidents/incident.ts';
import type { Actions } from '../live/actions.ts';
import { nextPaged, type Paged } from '../live/selectors/next-paged.ts';
import type { LiveState } from '../live/state.ts';

/** Asks before waking the next people, and names them. */
export function askToEscalate(actions: Actions, incident: Incident, state: LiveState): void {
  const { id, title, escalationLevel } = incident;
  const next = nextPaged(incident, state.onCall.data).map(named).join(' and ');
  actions.showOverlay({
    kind: 'confirm',
    question: `Escalate ${id} '${title}' to ${next}? y/N`,
    detail: null,
    action: { kind: 'escalate', id, fromLevel: escalationLevel },
  });
}

function named({ name, role }: Paged): string {
  if (name === null) return `the ${role}`;
  return role === null ? name : `${name} (${role})`;
}
