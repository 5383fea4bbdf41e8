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

// A cron job escalates once a minute.
const usualDelayMs = 120_000;

/** How long the next step has been due, when that is longer than whoever keeps the clock takes; else null. */
export function escalationLateMs({ escalatesAt }: Incident, now: number): number | null {
  if (escalatesAt === null || now - escalatesAt < usualDelayMs) return null;
  return now - escalatesAt;
}
