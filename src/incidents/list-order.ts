import type { Incident } from './incident.ts';

/** Open ones, the worst of them first; then resolved ones. Equals stay as they are: newest first, mostly. */
export function openWorstFirst(incidents: readonly Incident[]): readonly Incident[] {
  const open = incidents.filter(({ state }) => state !== 'resolved');
  const resolved = incidents.filter(({ state }) => state === 'resolved');
  return [...open.sort(bySeverity), ...resolved];
}

/** SEV-1 comes before SEV-4. */
export function bySeverity(one: Incident, other: Incident): number {
  if (one.severity === other.severity) return 0;
  return one.severity < other.severity ? -1 : 1;
}
