import type { Incident, IncidentState, Severity } from './incident.ts';

/** Why a change was not made. The store's answer, never an exception: losing a race is normal. */
export type Refusal =
  | { readonly kind: 'not-found'; readonly id: string }
  | {
      readonly kind: 'already-acknowledged';
      readonly id: string;
      readonly by: string;
      readonly at: number;
    }
  | {
      readonly kind: 'already-escalated';
      readonly id: string;
      readonly by: string;
      readonly at: number;
      readonly level: number;
      /** Whom that level pages, in words. */
      readonly who: string;
    }
  | {
      readonly kind: 'already-mitigated';
      readonly id: string;
      readonly by: string;
      readonly at: number;
    }
  | {
      readonly kind: 'already-resolved';
      readonly id: string;
      readonly by: string;
      readonly at: number;
    }
  /** The deadline that was seen is not there any more, or not over by the store's clock. */
  | { readonly kind: 'not-due'; readonly id: string }
  | { readonly kind: 'same-severity'; readonly id: string; readonly severity: Severity }
  | {
      readonly kind: 'wrong-state';
      readonly id: string;
      readonly state: IncidentState;
      /** What it can't be now: `acknowledged`, `escalated`. */
      readonly wanted: string;
    }
  | { readonly kind: 'merged'; readonly id: string; readonly into: string }
  | { readonly kind: 'same-incident'; readonly id: string }
  | {
      readonly kind: 'same-role';
      readonly id: string;
      readonly role: string;
      readonly user: string | null;
    }
  | { readonly kind: 'has-war-room'; readonly id: string; readonly place: string }
  | { readonly kind: 'same-link'; readonly id: string }
  | {
      readonly kind: 'no-action';
      readonly id: string;
      readonly number: number;
      /** The highest number there is, 0 for none. */
      readonly last: number;
    }
  | {
      readonly kind: 'action-over';
      readonly id: string;
      readonly number: number;
      readonly state: 'done' | 'dropped';
      readonly by: string;
      readonly at: number;
    }
  | { readonly kind: 'action-open' | 'same-action'; readonly id: string; readonly number: number }
  | { readonly kind: 'too-many-actions'; readonly id: string; readonly most: number }
  | { readonly kind: 'not-undoable'; readonly id: string }
  | { readonly kind: 'too-late'; readonly id: string }
  /** Somebody else's change came after the one to be undone. */
  | { readonly kind: 'moved-on'; readonly id: string; readonly by: string; readonly at: number };

/** What came of a change. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

type Refused = { readonly ok: false; readonly refusal: Refusal };

export function refused(refusal: Refusal): Refused {
  return { ok: false, refusal };
}

export function resolvedAlready({ id, resolvedBy, resolvedAt, declaredAt }: Incident): Refused {
  const by = resolvedBy ?? 'somebody';
  return refused({ kind: 'already-resolved', id, by, at: resolvedAt ?? declaredAt });
}

export function mitigatedAlready({ id, mitigatedBy, mitigatedAt, declaredAt }: Incident): Refused {
  const by = mitigatedBy ?? 'somebody';
  return refused({ kind: 'already-mitigated', id, by, at: mitigatedAt ?? declaredAt });
}

export function wrongState({ id, state }: Incident, wanted: string): Refused {
  return refused({ kind: 'wrong-state', id, state, wanted });
}
