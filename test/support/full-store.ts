import type { StoreLocation } from '../../src/config/config.ts';
import { type Change, changed } from '../../src/incidents/change.ts';
import { declareIncident } from '../../src/incidents/declare.ts';
import { type Incident, severities } from '../../src/incidents/incident.ts';
import { incidentId } from '../../src/incidents/incident-id.ts';
import { decide } from '../../src/incidents/transitions.ts';
import { eventHash } from '../../src/store/event-hash.ts';
import { migrate } from '../../src/store/migrations.ts';
import { openEngine } from '../../src/store/open-engine.ts';
import { columnsOf } from '../../src/store/rows.ts';
import type { EventRow, IncidentRow } from '../../src/store/schema.ts';
import { minutes } from './stores.ts';

export type Filling = {
  readonly incidents: number;
  readonly eventsEach: number;
  /** How many of the newest stay open. */
  readonly open: number;
  /** When the first one was declared, ms since the epoch; one follows each hour. */
  readonly from: number;
};

const hourMs = 3_600_000;
const rowsAtOnce = 500;

/** Fills a fresh store as years of work would, and in one go: the same rows and hashes as one by one. */
export async function fillStore(location: StoreLocation, filling: Filling): Promise<void> {
  const { rows, events, hash } = history(filling);
  const engine = await openEngine(location);
  await migrate(engine);
  await engine.db.transaction().execute(async (transaction) => {
    for (const some of pieces(rows))
      await transaction.insertInto('incidents').values(some).execute();
    for (const some of pieces(events))
      await transaction.insertInto('events').values(some).execute();
    const head = { seq: events.length, lastIncident: rows.length, hash };
    await transaction.updateTable('storeHead').set(head).execute();
  });
  await engine.db.destroy();
}

function history({ incidents, eventsEach, open, from }: Filling) {
  const rows: IncidentRow[] = [];
  const events: EventRow[] = [];
  let hash = '';
  for (let number = 1; number <= incidents; number += 1) {
    const ends = number <= incidents - open;
    const changes = lifeOf(number, from + number * hourMs, eventsEach, ends);
    for (const { event } of changes) {
      const payload = JSON.stringify(event.payload);
      const seq = events.length + 1;
      const row = { ...event, seq, incident: number, payload, idempotencyKey: null };
      hash = eventHash(hash, row);
      events.push({ ...row, hash });
    }
    rows.push(rowOf(number, (changes.at(-1) as Change).incident));
  }
  return { rows, events, hash };
}

function lifeOf(number: number, at: number, eventsEach: number, ends: boolean): readonly Change[] {
  const severity = severities[number % severities.length] ?? 'SEV-4';
  const opening = { id: incidentId(number), severity, title: `something broke, number ${number}` };
  const when = (step: number) => ({ ...minutes, actor: 'alice', now: at + step * 60_000 });
  const changes = [
    declareIncident({ ...opening, slo: 'checkout/availability', channel: '#incidents' }, when(0)),
  ];
  const last = () => (changes.at(-1) as Change).incident;
  for (let step = 1; step < eventsEach; step += 1) {
    const isEnd = ends && step === eventsEach - 1;
    changes.push(isEnd ? resolved(last(), when(step)) : noted(last(), when(step), step));
  }
  return changes;
}

type When = Parameters<typeof changed>[1];

function noted(incident: Incident, when: When, step: number): Change {
  return changed(incident, when, 'note', `looked at it, step ${step}, and found nothing`, {}).value;
}

function resolved(incident: Incident, when: When): Change {
  const decision = decide(incident, { kind: 'resolve', resolution: 'rolled back' }, when, null);
  if (!decision.ok) throw new Error(decision.refusal.kind);
  return decision.value;
}

function rowOf(number: number, { id: _, version, ...fields }: Incident): IncidentRow {
  return { ...columnsOf(fields), id: number, version } as IncidentRow;
}

function* pieces<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}
