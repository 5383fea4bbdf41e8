export const severities = ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'] as const;
/** SEV-1 critical outage, SEV-2 significant degradation, SEV-3 minor impact, SEV-4 cosmetic. */
export type Severity = (typeof severities)[number];

export type IncidentState = 'triggered' | 'acknowledged' | 'mitigated' | 'resolved';

/** One incident as the store holds it now. Times are ms since the epoch, by the store's clock. */
export type Incident = {
  /** `INC-1`, `INC-2`, … */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly state: IncidentState;
  readonly declaredAt: number;
  readonly declaredBy: string;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: number | null;
  readonly resolvedBy: string | null;
  readonly resolution: string | null;
  /** 0: the primary was paged, 1: the secondary, 2: the escalation contact. */
  readonly escalationLevel: number;
  readonly escalatedAt: number | null;
  readonly escalatedBy: string | null;
  /** When it escalates by itself unless acknowledged; null once acknowledged, or at the last level. */
  readonly escalatesAt: number | null;
  /** Id of the SLO it is about (`service/name`), or null. */
  readonly slo: string | null;
  readonly channel: string | null;
  /** Grows by one with each change. */
  readonly version: number;
};

export type IncidentEventKind =
  | 'declared'
  | 'acknowledged'
  | 'escalated'
  | 'note'
  | 'severity'
  | 'resolved';

/** One entry of the append-only timeline. */
export type IncidentEvent = {
  /** Position in the store's whole log, without gaps, from 1. */
  readonly seq: number;
  readonly incidentId: string;
  readonly at: number;
  readonly actor: string;
  readonly kind: IncidentEventKind;
  readonly text: string;
};

export type IncidentDetail = {
  readonly incident: Incident;
  readonly events: readonly IncidentEvent[];
};
