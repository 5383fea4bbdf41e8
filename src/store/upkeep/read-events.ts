import type { Kysely } from 'kysely';
import type { EventRow, Tables } from '../schema.ts';

const batch = 1_000;
// What a 32-bit column holds.
const smallestNumber = -(2 ** 31);

/** Every event in the order of the log, read in pieces. To be read within one snapshot. */
export async function* eventsInOrder(db: Kysely<Tables>): AsyncGenerator<EventRow> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const events = await db
      .selectFrom('events')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(batch)
      .execute();
    yield* events;
    const last = events.at(-1);
    if (last === undefined || events.length < batch) return;
    after = last.seq;
  }
}

type Made = Pick<EventRow, 'incident' | 'seq' | 'kind' | 'payload'>;

/** The events of each incident together, incidents in their order. To be read within one snapshot. */
export async function* eventsByIncident(db: Kysely<Tables>): AsyncGenerator<readonly Made[]> {
  let incident: Made[] = [];
  for await (const event of inIncidentOrder(db)) {
    if (incident[0] !== undefined && incident[0].incident !== event.incident) {
      yield incident;
      incident = [];
    }
    incident.push(event);
  }
  if (incident.length > 0) yield incident;
}

async function* inIncidentOrder(db: Kysely<Tables>): AsyncGenerator<Made> {
  let after = { incident: smallestNumber, seq: 0 };
  for (;;) {
    const { incident, seq } = after;
    const events = await db
      .selectFrom('events')
      .select(['incident', 'seq', 'kind', 'payload'])
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('incident', 'seq'), '>', tuple(incident, seq)),
      )
      .orderBy('incident')
      .orderBy('seq')
      .limit(batch)
      .execute();
    yield* events;
    const last = events.at(-1);
    if (last === undefined || events.length < batch) return;
    after = last;
  }
}
