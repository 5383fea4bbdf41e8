import type { Incident, Severity } from './incident.ts';

/** Which incidents somebody looks for; null asks for nothing. */
export type Selection = {
  readonly severities: readonly Severity[] | null;
  /** A service, or one of its SLOs as `service/name`. */
  readonly service: string | null;
  /** Who has acted on it or has a role; with `role`, who has that one. */
  readonly who: string | null;
  /** A role somebody has; with `who` as `nobody`, one that nobody has. */
  readonly role: string | null;
  /** Declared then or later, and before; ms since the epoch. */
  readonly since: number | null;
  readonly until: number | null;
  /** In its title, resolution, places or links, in small or capital letters. */
  readonly text: string | null;
};

/** Whether it asks for nothing. */
export function isEverything(selection: Selection): boolean {
  return Object.values(selection).every((wanted) => wanted === null);
}

/** How `who` names the lack of somebody. */
export const nobody = 'nobody';

/** Whether an incident is one of those looked for. */
export function isSelected(incident: Incident, selection: Selection): boolean {
  const { severities, service, since, until, text } = selection;
  return (
    (severities === null || severities.includes(incident.severity)) &&
    (service === null || slosOf(incident).some((slo) => isOf(slo, service))) &&
    isOfPeople(incident, selection) &&
    (since === null || incident.declaredAt >= since) &&
    (until === null || incident.declaredAt < until) &&
    (text === null || wordsOf(incident).includes(text.toLowerCase()))
  );
}

/** Ids of the SLOs an incident is about, the one it is reckoned by first. */
export function slosOf({ slo, links }: Pick<Incident, 'slo' | 'links'>): readonly string[] {
  const linked = links.filter(({ kind }) => kind === 'slo').map(({ target }) => target);
  return [...new Set(slo === null ? linked : [slo, ...linked])];
}

function isOf(slo: string, service: string): boolean {
  return slo === service || slo.startsWith(`${service}/`);
}

function isOfPeople(incident: Incident, { who, role }: Selection): boolean {
  if (role === null) return who === null || people(incident).some((one) => same(one, who));
  const holder = incident.roles[role] ?? nobody;
  return who === null ? holder !== nobody : same(holder, who);
}

function people(incident: Incident): readonly string[] {
  const { declaredBy, acknowledgedBy, escalatedBy, mitigatedBy, resolvedBy, roles } = incident;
  const acted = [declaredBy, acknowledgedBy, escalatedBy, mitigatedBy, resolvedBy];
  return [...acted, ...Object.values(roles)].filter((one) => one !== null);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function wordsOf({ id, title, resolution, channel, warRoom, slo, links }: Incident): string {
  const targets = links.map(({ target }) => target);
  return [id, title, resolution, channel, warRoom, slo, ...targets].join('\n').toLowerCase();
}
