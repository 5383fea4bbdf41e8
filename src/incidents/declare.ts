import { type Change, type Circumstances, deadline, type Patch } from './change.ts';
import type { Severity } from './incident.ts';

/** What is known when an incident begins; texts are cleaned. */
export type Opening = {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly slo: string | null;
  readonly channel: string | null;
};

/** A new incident: triggered, the primary paged, the clock to the next level running. */
export function declareIncident({ id, ...opening }: Opening, circumstances: Circumstances): Change {
  const payload: Required<Patch> = {
    ...opening,
    state: 'triggered',
    declaredAt: circumstances.now,
    declaredBy: circumstances.actor,
    acknowledgedAt: null,
    acknowledgedBy: null,
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    escalationLevel: 0,
    escalatedAt: null,
    escalatedBy: null,
    escalatesAt: deadline(circumstances),
  };
  return {
    incident: { id, ...payload, version: 1 },
    event: {
      at: circumstances.now,
      actor: circumstances.actor,
      kind: 'declared',
      text: `declared ${opening.severity}: ${opening.title}`,
      payload,
    },
  };
}
