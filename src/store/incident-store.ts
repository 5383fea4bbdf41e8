import type { ListedAction } from '../incidents/action-item.ts';
import type { ActionWish } from '../incidents/change-action-item.ts';
import type { CalendarDate } from '../incidents/due-date.ts';
import type {
  Incident,
  IncidentDetail,
  IncidentEvent,
  IncidentEventKind,
  IncidentState,
  RecordedEvent,
  Severity,
} from '../incidents/incident.ts';
import type { Link } from '../incidents/link.ts';
import type { Outcome } from '../incidents/refusal.ts';

export type Declaration = {
  readonly severity: Severity;
  readonly title: string;
  readonly slo?: string | null;
  readonly channel?: string | null;
};

/** What is left out asks for nothing. */
export type IncidentFilter = {
  readonly states?: readonly IncidentState[];
  readonly severities?: readonly Severity[];
  /** About this service, or one SLO of it as `service/name`; by a link too. */
  readonly service?: string;
  /** Declared then or later, and before; ms since the epoch. */
  readonly since?: number;
  readonly until?: number;
};

/** A part of a list, newest first. */
export type PageWish = {
  readonly limit: number;
  /** Id of the last one of the page before; left out for the first page. */
  readonly after?: string;
};

export type IncidentPage = {
  readonly incidents: readonly Incident[];
  /** How many come after these. */
  readonly rest: number;
};

/** Which action items somebody looks for: the open ones, when left out. */
export type ActionFilter = {
  readonly states?: 'open' | 'all';
  /** Only those that are due on an earlier day. */
  readonly dueBefore?: CalendarDate | null;
};

/**
 * A text of the sender's own for a change that may have to be sent twice: the second time it changes
 * nothing and answers as if it had.
 */
export type IdempotencyKey = string;

/**
 * Where incidents are kept. Each change and its timeline event are one transaction; the store's
 * clock gives the time. A refused change is an `Outcome`; an unreachable store throws `StoreError`.
 */
export type IncidentStore = {
  /** As shown to people, without secrets: `sqlite:/home/a/.local/share/onduty/incidents.db`. */
  readonly description: string;
  declare(declaration: Declaration, actor: string, key?: IdempotencyKey): Promise<Incident>;
  /** Compare-and-set: one winner, the other gets `already-acknowledged`. */
  acknowledge(id: string, actor: string): Promise<Outcome<Incident>>;
  /** Gives an acknowledgement back: pages anew. */
  unacknowledge(id: string, actor: string): Promise<Outcome<Incident>>;
  /** One level up. `fromLevel` is the level the person saw; another one now means `already-escalated`. */
  escalate(id: string, actor: string, fromLevel?: number): Promise<Outcome<Incident>>;
  /** What a deadline that is over brings; compare-and-set on the deadline that was seen. */
  passDeadline(id: string, actor: string, dueAt: number): Promise<Outcome<Incident>>;
  note(id: string, actor: string, text: string, key?: IdempotencyKey): Promise<Outcome<Incident>>;
  /** What people outside are told; restarts the clock for the next update. */
  update(id: string, actor: string, text: string, key?: IdempotencyKey): Promise<Outcome<Incident>>;
  setSeverity(id: string, actor: string, severity: Severity): Promise<Outcome<Incident>>;
  /** Null takes the role from whoever has it. */
  assign(id: string, actor: string, role: string, user: string | null): Promise<Outcome<Incident>>;
  openWarRoom(id: string, actor: string, place: string): Promise<Outcome<Incident>>;
  /** Those it does not have yet, as one change; having all of them is `same-link`. */
  link(id: string, actor: string, links: readonly Link[]): Promise<Outcome<Incident>>;
  /** Adds an action item, or changes, ends or opens one; of two who end one, the other is told who won. */
  changeActions(
    id: string,
    actor: string,
    wish: ActionWish,
    key?: IdempotencyKey,
  ): Promise<Outcome<Incident>>;
  mitigate(id: string, actor: string, text: string): Promise<Outcome<Incident>>;
  resolve(id: string, actor: string, resolution: string): Promise<Outcome<Incident>>;
  /** A page anew: nobody has acknowledged it. */
  reopen(id: string, actor: string, reason: string): Promise<Outcome<Incident>>;
  /** Its alert fires anew: an acknowledgement of the earlier firing is not inherited. */
  fireAgain(id: string, actor: string, text: string): Promise<Outcome<Incident>>;
  /** Ends `id` in favour of `into`, and gives `into`. */
  merge(id: string, actor: string, into: string): Promise<Outcome<Incident>>;
  /** Takes back the actor's own last change, within ten seconds; `version` is what it left. */
  undo(id: string, actor: string, version: number): Promise<Outcome<Incident>>;
  /** All of them: open ones first, the worst of them first; then resolved ones, newest first. */
  list(filter?: IncidentFilter): Promise<readonly Incident[]>;
  /**
   * Some of them, newest first. Ids grow with time, so that pages one after another hold each
   * incident once, whatever is declared in between.
   */
  page(filter: IncidentFilter, wish: PageWish): Promise<IncidentPage>;
  /** Action items of all incidents, the longest overdue first, those without a day last. */
  actionItems(filter?: ActionFilter): Promise<readonly ListedAction[]>;
  show(id: string): Promise<IncidentDetail | null>;
  /** The first so many events of an incident, with all that is kept of them. */
  record(id: string, events: number): Promise<readonly RecordedEvent[]>;
  /** What was written after the event with this number, oldest first, of all incidents; 1000 at most. */
  eventsAfter(seq: number): Promise<readonly IncidentEvent[]>;
  /** The newest events of these kinds from a moment on (ms since the epoch), oldest first; 1000 at most. */
  eventsSince(at: number, kinds: readonly IncidentEventKind[]): Promise<readonly IncidentEvent[]>;
  /** Sequence number of the newest event, 0 when empty: unchanged means nothing changed. */
  revision(): Promise<number>;
  /** Calls `onChange` within about a second of any change, by others too, until what it gives is called. */
  watch(onChange: () => void): () => void;
  /** The store's clock, ms since the epoch. */
  now(): Promise<number>;
  close(): Promise<void>;
};
