import { ConfigError } from '../../config/config-error.ts';
import { parseRole } from '../../incidents/role.ts';
import { warRoomPlace } from '../../incidents/war-room.ts';
import { clean } from '../../text/clean.ts';
import { confirmed, report, type Target } from './confirm-change.ts';
import { demandIncident } from './demand-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { pickIncident } from './pick-incident.ts';
import { readPlace } from './read-text.ts';

/** `incident assign` */
export async function assign(
  deps: IncidentDeps,
  target: Target & { readonly role: string; readonly user: string },
): Promise<void> {
  const role = readRole(deps, target.role);
  const user = readPlace('--user', target.user);
  const id = await pickIncident(deps, target);
  const incident = await confirmed(deps, await deps.store.assign(id, deps.actor, role, user));
  report(deps, target, incident, `${role}: ${user}, assigned by ${deps.actor}`);
}

/** `incident unassign` */
export async function unassign(
  deps: IncidentDeps,
  target: Target & { readonly role: string },
): Promise<void> {
  const role = readRole(deps, target.role);
  const id = await pickIncident(deps, target);
  const incident = await confirmed(deps, await deps.store.assign(id, deps.actor, role, null));
  report(deps, target, incident, `${role}: nobody, taken back by ${deps.actor}`);
}

/** `incident war-room create`: without a place, the one that the configuration makes of the incident. */
export async function openWarRoom(
  deps: IncidentDeps,
  target: Target & { readonly place: string | undefined },
): Promise<void> {
  const given = target.place === undefined ? null : readPlace('--place', target.place);
  const id = await pickIncident(deps, target);
  const place = given ?? warRoomPlace(deps.rules.warRoom, await demandIncident(deps, id));
  const incident = await confirmed(deps, await deps.store.openWarRoom(id, deps.actor, place));
  report(deps, target, incident, `war room: ${place}, by ${deps.actor}`);
}

function readRole({ rules }: IncidentDeps, text: string): string {
  const reading = parseRole(clean(text), rules.roles);
  if (reading.ok) return reading.role;
  throw new ConfigError(reading.problem);
}
