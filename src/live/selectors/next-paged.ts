import { policyOf, stepAt } from '../../incidents/escalation-level.ts';
import type { Addressee } from '../../incidents/escalation-policy.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { OnCall } from '../../oncall/shift.ts';

/** Somebody whom the next step pages: by name where that is known, and as what. */
export type Paged = { readonly name: string | null; readonly role: string | null };

/** Whom the next step of an incident's own policy pages now. */
export function nextPaged(incident: Incident, onCall: OnCall | null): readonly Paged[] {
  const found = stepAt(policyOf(incident), incident.escalationLevel + 1);
  return (found?.step.who ?? []).map((one) => paged(one, onCall));
}

function paged(addressee: Addressee, onCall: OnCall | null): Paged {
  if ('person' in addressee) return { name: addressee.person, role: null };
  const { role } = addressee;
  return {
    name: onCall?.[role] ?? null,
    role: role === 'escalation' ? 'escalation contact' : role,
  };
}
