import type { Patch } from './change.ts';
import type { Incident } from './incident.ts';

/** What each field is in the events of a store from before the field was there. */
const beginnings: Patch = {
  triggeredAt: null,
  escalationPolicy: null,
  remindsAt: null,
  mitigatedAt: null,
  mitigatedBy: null,
  warRoom: null,
  roles: {},
  updatedAt: null,
  updateDueAt: null,
  mergedInto: null,
  links: [],
  actionItems: [],
};

/**
 * The incident that the payloads of its events make, one after another from the first; null without
 * any. Each event makes one version.
 */
export function projectIncident(id: string, payloads: readonly Patch[]): Incident | null {
  if (payloads.length === 0) return null;
  const fields = Object.assign({}, beginnings, ...payloads) as Omit<Incident, 'id' | 'version'>;
  return { ...fields, id, version: payloads.length };
}
