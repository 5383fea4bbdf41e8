import { confirmed, report, type Target } from './confirm-change.ts';
import type { IncidentDeps } from './deps.ts';
import { openIncidents } from './open-incidents.ts';
import { namedIncident, pickAmong, pickIncident, readIncidentId } from './pick-incident.ts';
import { readText, readWords, type Worded } from './read-text.ts';

/** `incident mitigate [ID] [TEXT]` */
export async function mitigate(
  deps: IncidentDeps,
  given: Worded & { readonly json: boolean },
): Promise<void> {
  const { name, text } = readWords(given);
  const kept = text === '' && given.message === undefined ? '' : readText(text);
  const id = await pickIncident(deps, name);
  const incident = await confirmed(deps, await deps.store.mitigate(id, deps.actor, kept));
  report(deps, given, incident, `mitigated by ${deps.actor}`);
}

/** `incident resolve` */
export async function resolve(
  deps: IncidentDeps,
  target: Target & { readonly resolution: string },
): Promise<void> {
  const resolution = readText(target.resolution);
  const id = await pickIncident(deps, target);
  const outcome = await deps.store.resolve(id, deps.actor, resolution);
  const incident = await confirmed(deps, outcome);
  report(deps, target, incident, `resolved by ${deps.actor}`);
}

/** `incident reopen`: left out, the only one that is resolved. */
export async function reopen(
  deps: IncidentDeps,
  target: Target & { readonly reason: string },
): Promise<void> {
  const reason = readText(target.reason);
  const id = namedIncident(target) ?? (await pickAmong(deps, 'resolved', await ended(deps)));
  const incident = await confirmed(deps, await deps.store.reopen(id, deps.actor, reason));
  report(deps, target, incident, `reopened by ${deps.actor}: it pages anew`);
}

/** `incident merge [ID] --into ID`: left out, the only other one that is open. */
export async function merge(
  deps: IncidentDeps,
  target: Target & { readonly into: string },
): Promise<void> {
  const into = readIncidentId(target.into);
  const others = async () => (await openIncidents(deps.store)).filter(({ id }) => id !== into);
  const id = namedIncident(target) ?? (await pickAmong(deps, 'open', await others()));
  const incident = await confirmed(deps, await deps.store.merge(id, deps.actor, into));
  report(deps, target, incident, `has taken in ${id}, merged by ${deps.actor}`);
}

/** What was merged into another one is that one now. Latest end first: most likely meant. */
async function ended({ store }: IncidentDeps) {
  const resolved = await store.list({ states: ['resolved'] });
  return resolved
    .filter(({ mergedInto }) => mergedInto === null)
    .sort((one, other) => (other.resolvedAt ?? 0) - (one.resolvedAt ?? 0));
}
