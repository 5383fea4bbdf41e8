import type { Incident } from '../../incidents/incident.ts';

/** The open incident about an SLO, one nobody has taken first. */
export function openIncident(
  incidents: readonly Incident[] | null,
  sloId: string,
): Incident | null {
  const open = (incidents ?? []).filter(({ slo, state }) => slo === sloId && state !== 'resolved');
  return open.find(({ state }) => state === 'triggered') ?? open[0] ?? null;
}
