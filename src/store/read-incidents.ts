import type {
  IncidentDetail,
  IncidentEvent,
  IncidentEventKind,
  RecordedEvent,
} from '../incidents/incident.ts';
import { incidentId, incidentNumber } from '../incidents/incident-id.ts';
import type { Engine } from './engine.ts';
import { incidentColumns } from './incident-columns.ts';
import { eventOf, incidentOf } from './rows.ts';

/** An incident with its timeline, as they were at one moment. */
export async function show({ db }: Engine, id: string): Promise<IncidentDetail | null> {
  const number = incidentNumber(id);
  if (number === null) return null;
  const row = await db
    .selectFrom('incidents')
    .select(incidentColumns)
    .where('id', '=', number)
    .executeTakeFirst();
  if (!row) return null;
  const events = await db
    .selectFrom('events')
    .select(['seq', 'incident', 'at', 'actor', 'kind', 'text'])
    .where('incident', '=', number)
    .orderBy('seq')
    // Each event makes one version: later ones were written since the row was read.
    .limit(row.version)
    .execute();
  return { incident: incidentOf(row), events: events.map(eventOf) };
}

/** The first events of an incident exactly as they are kept. */
export async function record(
  { db }: Engine,
  id: string,
  events: number,
): Promise<readonly RecordedEvent[]> {
  const number = incidentNumber(id);
  if (number === null) return [];
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('incident', '=', number)
    .orderBy('seq')
    .limit(events)
    .execute();
  return rows.map(({ incident, payload, ...rest }) => ({
    ...rest,
    incidentId: incidentId(incident),
    payload: JSON.parse(payload) as RecordedEvent['payload'],
  }));
}

const eventsAtMost = 1000;

/** What was written after an event, oldest first, of all incidents. */
export async function eventsAfter({ db }: Engine, seq: number): Promise<readonly IncidentEvent[]> {
  const events = await db
    .selectFrom('events')
    .select(['seq', 'incident', 'at', 'actor', 'kind', 'text'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(eventsAtMost)
    .execute();
  return events.map(eventOf);
}

/** The newest events of some kinds from a moment on, oldest first. */
export async function eventsSince(
  { db }: Engine,
  at: number,
  kinds: readonly IncidentEventKind[],
): Promise<readonly IncidentEvent[]> {
  if (kinds.length === 0) return [];
  const events = await db
    .selectFrom('events')
    .select(['seq', 'incident', 'at', 'actor', 'kind', 'text'])
    .where('at', '>=', at)
    .where('kind', 'in', kinds)
    .orderBy('seq', 'desc')
    .limit(eventsAtMost)
    .execute();
  return events.map(eventOf).toReversed();
}

/** Number of the newest event, 0 when there is none. */
export async function revision({ db }: Engine): Promise<number> {
  const head = await db
    .selectFrom('storeHead')
    .select('seq')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return head.seq;
}

/** The database's clock, ms since the epoch. */
export async function now({ db, clock }: Engine): Promise<number> {
  const { now } = await db.selectNoFrom(clock.as('now')).executeTakeFirstOrThrow();
  return now;
}
