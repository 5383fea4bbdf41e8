import type { ActionItem } from './action-item.ts';
import type { EscalationPolicy } from './escalation-policy.ts';
import type { Link } from './link.ts';

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
  /** Since when nobody has acknowledged it: declared, reopened, given back, fired again; null before that was kept. */
  readonly triggeredAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: number | null;
  readonly resolvedBy: string | null;
  readonly resolution: string | null;
  /** When what people feel was over, and who said so; null before that. */
  readonly mitigatedAt: number | null;
  readonly mitigatedBy: string | null;
  /** The policy its page began with: later changes of the configuration move no page; null before there were any. */
  readonly escalationPolicy: EscalationPolicy | null;
  /** How many steps of it the page has gone through, from 0; -1 when nobody was paged. */
  readonly escalationLevel: number;
  readonly escalatedAt: number | null;
  readonly escalatedBy: string | null;
  /** When it escalates by itself unless acknowledged; null once acknowledged, or at the last level. */
  readonly escalatesAt: number | null;
  /** When it pages anew unless somebody is heard of it; null while nobody has acknowledged, or for never. */
  readonly remindsAt: number | null;
  /** Id of the SLO it is about (`service/name`), or null. */
  readonly slo: string | null;
  readonly channel: string | null;
  /** Where people meet about it: a name or an address; null when there is none. */
  readonly warRoom: string | null;
  /** Who has which role: `{"incident-commander": "alice"}`. */
  readonly roles: Readonly<Record<string, string>>;
  /** When people were last told how it stands; null before the first update. */
  readonly updatedAt: number | null;
  /** When they are to be told again; null when nobody waits for it. */
  readonly updateDueAt: number | null;
  /** The incident it was merged into (`INC-2`), or null. */
  readonly mergedInto: string | null;
  readonly links: readonly Link[];
  /** What was promised after it, by number. */
  readonly actionItems: readonly ActionItem[];
  /** Grows by one with each change. */
  readonly version: number;
};

export const eventKinds = [
  ...(['declared', 'acknowledged', 'escalated', 'note', 'severity', 'resolved'] as const),
  ...(['mitigated', 'reopened', 'fired-again', 'assigned', 'war-room', 'update'] as const),
  ...(['linked', 'merged', 'absorbed', 'undone', 'unacknowledged', 'forgotten'] as const),
  ...(['action-added', 'action-changed', 'action-done'] as const),
  ...(['action-dropped', 'action-reopened'] as const),
];
export type IncidentEventKind = (typeof eventKinds)[number];

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

/** An entry with all that is kept of it, its texts exactly as they are kept. */
export type RecordedEvent = IncidentEvent & {
  /** What it set in the incident: all payloads, one after another, are the incident. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly idempotencyKey: string | null;
  /** Over everything in the event and the hash of the one before it in the store. */
  readonly hash: string;
};

export type IncidentDetail = {
  readonly incident: Incident;
  readonly events: readonly IncidentEvent[];
};
