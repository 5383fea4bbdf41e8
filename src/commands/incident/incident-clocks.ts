import type { Incident } from '../../incidents/incident.ts';
import { updateOverdueMs } from '../../incidents/shortfall.ts';
import { minutesOrMore } from './minutes-or-more.ts';

/** When people are to be told next: `update overdue by 12 min`, `update due in 18 min`; null for never. */
export function updateDue(incident: Incident, now: number): string | null {
  if (incident.updateDueAt === null) return null;
  const overdue = updateOverdueMs(incident, now);
  if (overdue !== null) return `update overdue by ${minutesOrMore(overdue)}`;
  return `update due in ${minutesOrMore(incident.updateDueAt - now)}`;
}
