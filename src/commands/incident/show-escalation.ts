import { AnswerNo } from '../answer-no.ts';
import type { Target } from './confirm-change.ts';
import { demandIncident } from './demand-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { pickIncident } from './pick-incident.ts';
import { escalationPreview, escalationPreviewJson } from './preview-escalation.ts';

/** `incident escalate --dry-run` */
export async function showEscalation(deps: IncidentDeps, target: Target): Promise<void> {
  const incident = await demandIncident(deps, await pickIncident(deps, target));
  const { id, state } = incident;
  if (state === 'resolved' || state === 'mitigated')
    throw new AnswerNo(`${id} is ${state}: it can't be escalated`);
  const circumstances = { ...deps, schedules: await deps.schedules() };
  deps.out((target.json ? escalationPreviewJson : escalationPreview)(incident, circumstances));
}
