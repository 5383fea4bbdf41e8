import type { Change } from './change.ts';
import { policyOf } from './escalation-level.ts';
import type { Incident } from './incident.ts';

/** When an incident that is acknowledged, and heard of now, counts as forgotten; null for never. */
export function remindsAt(incident: Incident, now: number): number | null {
  const { remindAfterSeconds } = policyOf(incident);
  return remindAfterSeconds === null ? null : now + Math.round(remindAfterSeconds * 1000);
}

/** The change, with the clock of forgetting set anew: whatever somebody does shows that they are at it. */
export function heardOf({ incident, event }: Change): Change {
  if (incident.state !== 'acknowledged' || incident.remindsAt === null) return { incident, event };
  const heard = { remindsAt: remindsAt(incident, event.at) };
  return {
    incident: { ...incident, ...heard },
    event: { ...event, payload: { ...event.payload, ...heard } },
  };
}
