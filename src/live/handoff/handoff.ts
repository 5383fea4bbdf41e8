import type { ListedAction } from '../../incidents/action-item.ts';
import type { CalendarDate } from '../../incidents/due-date.ts';
import type { Incident, IncidentEvent } from '../../incidents/incident.ts';

/** Something that could be read, or why not. */
export type Part<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What one SLO spent of its budget in the time handed over. */
export type ShiftSpending = {
  readonly slo: string;
  readonly window: string;
  /** Share of the whole budget, 1 for all of it; null when not known. */
  readonly spent: number | null;
  /** Share of the budget that is left; null when not known. */
  readonly remaining: number | null;
};

/** A silence that ends soon, and what it hides until then. */
export type LapsingSilence = {
  readonly id: string;
  readonly createdBy: string;
  readonly comment: string;
  /** ms since the epoch. */
  readonly endsAt: number;
  /** Names of alerts that fire behind it, each once; null when not known. */
  readonly hides: readonly string[] | null;
};

/** What whoever comes next on call has to know. Times are ms since the epoch. */
export type Handoff = {
  readonly at: number;
  readonly since: number;
  /** Why since then: it was asked for, the shift began, or there is no shift and a day is taken. */
  readonly because: 'asked' | 'shift' | 'day';
  readonly primary: string | null;
  /** Who comes next, and when; null when nobody does. */
  readonly next: { readonly primary: string | null; readonly from: number } | null;
  /** Null without a schedule: then UTC is what times are told in. */
  readonly timeZone: string | null;
  /** The day it is in that zone. */
  readonly today: CalendarDate;
  readonly incidents: Part<readonly Incident[]>;
  /** Oldest first. */
  readonly events: Part<readonly IncidentEvent[]>;
  /** The most spent first. */
  readonly spending: Part<readonly ShiftSpending[]>;
  /** The first to end first. */
  readonly silences: Part<readonly LapsingSilence[]>;
  /** What is overdue after all incidents, or due within a week; the longest overdue first. */
  readonly actions: Part<readonly ListedAction[]>;
};
