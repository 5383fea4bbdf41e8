import type { Incident, IncidentEventKind, Severity } from './incident.ts';

/** What a person wants done to an incident. */
export type Wish =
  | { readonly kind: 'acknowledge' }
  /** `fromLevel` is the level the person saw, null when they saw none. */
  | { readonly kind: 'escalate'; readonly fromLevel: number | null }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'severity'; readonly severity: Severity }
  | { readonly kind: 'resolve'; readonly resolution: string };

/** Who wishes, when by the store's clock, and how long a page may stay unanswered. */
export type Circumstances = {
  readonly actor: string;
  readonly now: number;
  readonly acknowledgeWithinMinutes: number;
};

/** What an event sets in the incident: all payloads of an incident, one after another, are the incident. */
export type Patch = Partial<Omit<Incident, 'id' | 'version'>>;

/** The incident as it becomes, and the timeline entry that says so. */
export type Change = {
  readonly incident: Incident;
  readonly event: {
    readonly at: number;
    readonly actor: string;
    readonly kind: IncidentEventKind;
    readonly text: string;
    readonly payload: Patch;
  };
};

const minuteMs = 60_000;

/** When a page made now escalates by itself. */
export function deadline({ now, acknowledgeWithinMinutes }: Circumstances): number {
  return now + Math.round(acknowledgeWithinMinutes * minuteMs);
}
