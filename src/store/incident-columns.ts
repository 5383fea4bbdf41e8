import type { IncidentRow } from './schema.ts';

/** What an incident is read from: all of its row but what others only look it up by. */
export const incidentColumns = [
  ...(['id', 'severity', 'title', 'state', 'slo', 'channel', 'warRoom', 'version'] as const),
  ...(['declaredAt', 'declaredBy', 'acknowledgedAt', 'acknowledgedBy'] as const),
  ...(['mitigatedAt', 'mitigatedBy', 'resolvedAt', 'resolvedBy', 'resolution'] as const),
  ...(['escalationPolicy', 'escalationLevel', 'escalatedAt', 'escalatedBy'] as const),
  ...([
    'triggeredAt',
    'escalatesAt',
    'remindsAt',
    'updatedAt',
    'updateDueAt',
    'mergedInto',
  ] as const),
  ...(['roles', 'links', 'actionItems'] as const),
] satisfies readonly (keyof IncidentRow)[];

export type IncidentColumns = Pick<IncidentRow, (typeof incidentColumns)[number]>;
