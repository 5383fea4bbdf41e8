import type { Incident, Severity } from './incident.ts';
import { commander } from './role.ts';

/** Nobody coordinates a minor incident beside the one who works on it. */
const led: readonly Severity[] = ['SEV-1', 'SEV-2'];

/** Whether nobody leads an open incident that has to be led. */
export function lacksCommander({ state, severity, roles }: Incident): boolean {
  return state !== 'resolved' && led.includes(severity) && roles[commander] === undefined;
}

/** How long the people outside have waited too long for an update; null when they have not. */
export function updateOverdueMs({ state, updateDueAt }: Incident, now: number): number | null {
  if (state === 'resolved' || updateDueAt === null || updateDueAt > now) return null;
  return now - updateDueAt;
}
