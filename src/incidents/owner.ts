import type { Incident } from './incident.ts';
import { commander } from './role.ts';

/** Who leads an incident, else who acknowledged it; null when nobody has it. */
export function ownerOf({ roles, acknowledgedBy }: Incident): string | null {
  return roles[commander] ?? acknowledgedBy;
}
