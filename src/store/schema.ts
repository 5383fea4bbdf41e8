import type { Incident, IncidentEvent } from '../incidents/incident.ts';

/** An incident as a row; `INC-3` is the number 3 here. Columns are snake_case in the database. */
export type IncidentRow = Omit<
  Incident,
  'id' | 'mergedInto' | 'roles' | 'links' | 'actionItems' | 'escalationPolicy'
> & {
  readonly id: number;
  readonly mergedInto: number | null;
  /** JSON text. */
  readonly roles: string;
  readonly links: string;
  readonly actionItems: string;
  /** Of its action items: how many are open, and the first day one of those is due. */
  readonly openActions: number;
  readonly firstDue: string | null;
  readonly escalationPolicy: string | null;
};

export type EventRow = Omit<IncidentEvent, 'incidentId'> & {
  /** Number of the incident. */
  readonly incident: number;
  /** What the event set in the incident, as JSON text: its bytes never change. */
  readonly payload: string;
  /** Given by whoever may have to send a change twice; unique, null for most. */
  readonly idempotencyKey: string | null;
  /** Over everything in the event and the hash of the one before. */
  readonly hash: string;
};

/** One row: the newest event and incident. Whoever changes anything updates it first, so changes queue up on it. */
export type StoreHeadRow = {
  readonly id: number;
  readonly seq: number;
  readonly lastIncident: number;
  /** Hash of the newest link, an event or a pruning; empty before the first. */
  readonly hash: string;
};

/** One removal of old incidents: a link of the chain between two events. */
export type PruningRow = {
  readonly id: number;
  /** Number of the newest event when it happened. */
  readonly afterSeq: number;
  readonly at: number;
  readonly actor: string;
  /** Incidents were removed that had ended before this moment, ms since the epoch. */
  readonly endedBefore: number;
  readonly incidents: number;
  readonly events: number;
  /** Over all of this, its ranges, and the hash of the link before. */
  readonly hash: string;
};

/** Events that were removed, one after another: the chain goes on from the hash of the last. */
export type PrunedRangeRow = {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly pruning: number;
  readonly hash: string;
};

/** An override of the rotation; `OVR-3` is the number 3 here. */
export type OverrideRow = {
  readonly id: number;
  readonly schedule: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly person: string | null;
  readonly insteadOf: string | null;
  readonly role: string | null;
  readonly author: string;
  readonly note: string | null;
  readonly createdAt: number;
  readonly withdrawnAt: number | null;
  readonly withdrawnBy: string | null;
  /** Names the request that made it. */
  readonly request: string;
};

/** The tables, as Kysely knows them. */
export type Tables = {
  readonly incidents: IncidentRow;
  readonly events: EventRow;
  readonly storeHead: StoreHeadRow;
  readonly overrides: OverrideRow;
  readonly prunings: PruningRow;
  readonly prunedRanges: PrunedRangeRow;
};
