import type { Incident } from './incident.ts';

/** Out of a list that has the newest first: open ones, the worst of them first; then resolved ones. */
export function openWorstFirst(newestFirst: readonly Incident[]): readonly Incident[] {
  const open = newestFirst.filter(({ state }) => state !== 'resolved');
  const resolved = newestFirst.filter(({ state }) => state === 'resolved');
  return [...open.sort(bySeverity), ...resolved];
}

/** SEV-1 comes before SEV-4. */
export function bySeverity(one: Incident, other: Incident): number {
  if (one.severity === other.severity) return 0;
  return one.severity < other.severity ? -1 : 1;
}
