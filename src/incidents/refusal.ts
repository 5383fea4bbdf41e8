import type { IncidentState, Severity } from './incident.ts';

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
    }
  | {
      readonly kind: 'already-resolved';
      readonly id: string;
      readonly by: string;
      readonly at: number;
    }
  | { readonly kind: 'last-level'; readonly id: string; readonly level: number }
  | { readonly kind: 'same-severity'; readonly id: string; readonly severity: Severity }
  | {
      readonly kind: 'wrong-state';
      readonly id: string;
      readonly state: IncidentState;
      /** What it can't be now: `acknowledged`, `escalated`. */
      readonly wanted: string;
    };

/** What came of a change. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };
