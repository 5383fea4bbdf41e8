import type { Incident, IncidentDetail } from '../../incidents/incident.ts';
import { confirmed } from './confirm-change.ts';
import type { IncidentDeps } from './deps.ts';

/** An incident with its timeline. Throws `AnswerNo` when there is none of that id. */
export async function demandDetail(deps: IncidentDeps, id: string): Promise<IncidentDetail> {
  const detail = await deps.store.show(id);
  if (detail !== null) return detail;
  await confirmed(deps, { ok: false, refusal: { kind: 'not-found', id } });
  throw new Error(`${id} was refused and confirmed`);
}

export async function demandIncident(deps: IncidentDeps, id: string): Promise<Incident> {
  return (await demandDetail(deps, id)).incident;
}
