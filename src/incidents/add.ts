import { type Change, type Circumstances, changed, nextUpdate } from './change.ts';
import type { Incident } from './incident.ts';
import { type Link, sameLink } from './link.ts';
import { type Outcome, refused, resolvedAlready } from './refusal.ts';

/** What people outside are told. */
export function update(
  incident: Incident,
  text: string,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  return changed(incident, circumstances, 'update', text, {
    updatedAt: circumstances.now,
    updateDueAt: nextUpdate(circumstances, incident.severity),
  });
}

/** Gives a role to somebody, or with null to nobody. */
export function assign(
  incident: Incident,
  role: string,
  user: string | null,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  const holder = incident.roles[role] ?? null;
  if (holder === user) return refused({ kind: 'same-role', id: incident.id, role, user });
  const { [role]: _, ...others } = incident.roles;
  const roles = user === null ? others : { ...others, [role]: user };
  const text =
    user === null ? `${role}: nobody, ${holder} before` : `${role}: ${user}${instead(holder)}`;
  return changed(incident, circumstances, 'assigned', text, { roles });
}

function instead(holder: string | null): string {
  return holder === null ? '' : ` instead of ${holder}`;
}

export function openWarRoom(
  incident: Incident,
  place: string,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  const { id, warRoom } = incident;
  if (warRoom !== null) return refused({ kind: 'has-war-room', id, place: warRoom });
  return changed(incident, circumstances, 'war-room', `war room: ${place}`, { warRoom: place });
}

/**
 * Links are for reading up on an incident: a resolved one takes them too. Of several, those it has
 * already are passed over.
 */
export function link(
  incident: Incident,
  wished: readonly Link[],
  circumstances: Circumstances,
): Outcome<Change> {
  const { id, links, slo } = incident;
  const added = wished.filter((one) => !links.some((other) => sameLink(one, other)));
  if (added.length === 0) return refused({ kind: 'same-link', id });
  const payload = { links: [...links, ...added] };
  // The first SLO linked is what its budget is reckoned by.
  const first = added.find(({ kind }) => kind === 'slo');
  const about = first !== undefined && slo === null ? { slo: first.target } : {};
  const text = `linked ${added.map(({ kind, target }) => `${kind} ${target}`).join(', ')}`;
  return changed(incident, circumstances, 'linked', text, { ...payload, ...about });
}
