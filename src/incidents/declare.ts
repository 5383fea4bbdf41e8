import { type Change, type Circumstances, nextUpdate, type Patch } from './change.ts';
import { firstPage } from './first-page.ts';
import type { Severity } from './incident.ts';

/** What is known when an incident begins; texts are cleaned. */
export type Opening = {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly slo: string | null;
  readonly channel: string | null;
};

/** A new incident: triggered, its severity's people paged, the clock to the next level running. */
export function declareIncident({ id, ...opening }: Opening, circumstances: Circumstances): Change {
  const { severity } = opening;
  const payload: Required<Patch> = {
    ...opening,
    state: 'triggered',
    declaredAt: circumstances.now,
    declaredBy: circumstances.actor,
    triggeredAt: circumstances.now,
    acknowledgedAt: null,
    acknowledgedBy: null,
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    mitigatedAt: null,
    mitigatedBy: null,
    ...firstPage(severity, circumstances),
    warRoom: null,
    roles: {},
    updatedAt: null,
    updateDueAt: nextUpdate(circumstances, severity),
    mergedInto: null,
    links: [],
    actionItems: [],
  };
  return {
    incident: { id, ...payload, version: 1 },
    event: {
      at: circumstances.now,
      actor: circumstances.actor,
      kind: 'declared',
      text: `declared ${severity}: ${opening.title}`,
      payload,
    },
  };
}
