import type { ActionWish } from './change-action-item.ts';
import type { Incident, IncidentEventKind, Severity } from './incident.ts';
import type { Link } from './link.ts';
import type { SeverityPolicies } from './severity-policy.ts';

/** What a person wants done to an incident. */
export type Wish =
  | { readonly kind: 'acknowledge' }
  /** Gives an acknowledgement back. */
  | { readonly kind: 'unacknowledge' }
  /** `fromLevel` is the level the person saw, null when they saw none. */
  | { readonly kind: 'escalate'; readonly fromLevel: number | null }
  /** A deadline of the incident has passed; `dueAt` is the one that was seen. */
  | { readonly kind: 'pass-deadline'; readonly dueAt: number }
  | { readonly kind: 'note'; readonly text: string }
  /** What people outside are told: a note that also restarts the clock for the next one. */
  | { readonly kind: 'update'; readonly text: string }
  | { readonly kind: 'severity'; readonly severity: Severity }
  | { readonly kind: 'assign'; readonly role: string; readonly user: string | null }
  | { readonly kind: 'war-room'; readonly place: string }
  | { readonly kind: 'link'; readonly links: readonly Link[] }
  | ActionWish
  | { readonly kind: 'mitigate'; readonly text: string }
  | { readonly kind: 'resolve'; readonly resolution: string }
  | { readonly kind: 'reopen'; readonly reason: string }
  /** Its alert fires anew: whoever had acknowledged the earlier firing has not seen this one. */
  | { readonly kind: 'fire-again'; readonly text: string }
  /** Takes back the last change, which must be the actor's own and left this version. */
  | { readonly kind: 'undo'; readonly version: number };

/** Who wishes, when by the store's clock, and what each severity demands. */
export type Circumstances = {
  readonly actor: string;
  readonly now: number;
  readonly policies: SeverityPolicies;
};

/** What an event sets in the incident: all payloads of an incident, one after another, are the incident. */
export type Patch = Partial<Omit<Incident, 'id' | 'version'>>;

export type TimelineEntry = {
  readonly at: number;
  readonly actor: string;
  readonly kind: IncidentEventKind;
  readonly text: string;
  readonly payload: Patch;
};

/** The incident as it becomes, and the timeline entry that says so. */
export type Change = { readonly incident: Incident; readonly event: TimelineEntry };

const minuteMs = 60_000;

/** When people are to be told next how it stands; null when the severity asks for no updates. */
export function nextUpdate({ now, policies }: Circumstances, severity: Severity): number | null {
  const minutes = policies[severity].updateEveryMinutes;
  return minutes === null ? null : now + Math.round(minutes * minuteMs);
}

/** The incident with one more event. */
export function changed(
  incident: Incident,
  { actor, now: at }: Circumstances,
  kind: IncidentEventKind,
  text: string,
  payload: Patch,
): { readonly ok: true; readonly value: Change } {
  const next = { ...incident, ...payload, version: incident.version + 1 };
  return { ok: true, value: { incident: next, event: { at, actor, kind, text, payload } } };
}
