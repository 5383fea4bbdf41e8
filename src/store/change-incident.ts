import type { Transaction } from 'kysely';
import type { Wish } from '../incidents/change.ts';
import { declareIncident } from '../incidents/declare.ts';
import type { Incident } from '../incidents/incident.ts';
import { incidentId, incidentNumber } from '../incidents/incident-id.ts';
import type { Outcome } from '../incidents/refusal.ts';
import { decide } from '../incidents/transitions.ts';
import type { Engine } from './engine.ts';
import type { Declaration } from './incident-store.ts';
import { keepableTitle, keepableWish } from './keepable.ts';
import { changeBefore } from './last-change.ts';
import { incidentOf, line } from './rows.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';
import type { StoreOptions } from './store-options.ts';
import { insertIncident, inTransaction, updateIncident } from './write.ts';

type Declared = {
  readonly declaration: Declaration;
  readonly actor: string;
  readonly key: string | null;
};

/** Adds an incident. Throws `StoreError` for a title that can't be kept. */
export async function declare(
  engine: Engine,
  options: StoreOptions,
  { declaration, actor, key }: Declared,
): Promise<Incident> {
  const { severity, title, slo, channel } = declaration;
  const opening = {
    severity,
    title: keepableTitle(title),
    slo: slo == null ? null : line(slo),
    channel: channel == null ? null : line(channel),
  };
  const outcome = await inTransaction<Incident>(engine, async (transaction, head) => {
    const earlier = await sentBefore(transaction, key);
    if (earlier !== null) return { ok: true, value: earlier, unchanged: true };
    const number = head.lastIncident + 1;
    const circumstances = { ...options, actor: line(actor), now: head.now };
    const change = declareIncident({ ...opening, id: incidentId(number) }, circumstances);
    await insertIncident(transaction, number, change, head, key);
    return { ok: true, value: change.incident };
  });
  if (outcome.ok) return outcome.value;
  throw new StoreError(`a new incident was refused: ${outcome.refusal.kind}`);
}

type Changed = {
  readonly id: string;
  readonly actor: string;
  readonly wish: Wish;
  readonly key: string | null;
};

/** Does to an incident what its rules allow; what they don't is a refusal. */
export async function change(
  engine: Engine,
  options: StoreOptions,
  { id, actor, wish, key }: Changed,
): Promise<Outcome<Incident>> {
  const number = incidentNumber(id);
  const kept = keepableWish(wish);
  if (number === null) return notFound(id);
  return inTransaction<Incident>(engine, async (transaction, head) => {
    const earlier = await sentBefore(transaction, key);
    if (earlier !== null) return { ok: true, value: earlier, unchanged: true };
    const incident = await incidentNumbered(transaction, number);
    if (incident === null) return notFound(id);
    const circumstances = { ...options, actor: line(actor), now: head.now };
    const last = kept.kind === 'undo' ? await changeBefore(transaction, number) : null;
    const decision = decide(incident, kept, circumstances, last);
    if (!decision.ok) return decision;
    const before = { id: number, version: incident.version };
    await updateIncident(transaction, before, decision.value, head, key);
    return { ok: true, value: decision.value.incident };
  });
}

/** An incident as its row holds it within a transaction; null when there is none. */
export async function incidentNumbered(
  transaction: Transaction<Tables>,
  number: number,
): Promise<Incident | null> {
  const row = await transaction
    .selectFrom('incidents')
    .selectAll()
    .where('id', '=', number)
    .executeTakeFirst();
  return row === undefined ? null : incidentOf(row);
}

export function notFound(id: string): Outcome<never> {
  const number = incidentNumber(id);
  const shown = number === null ? line(id).slice(0, 40) : incidentId(number);
  return { ok: false, refusal: { kind: 'not-found', id: shown } };
}

/**
 * The incident that an earlier change with this key was made to. The number its event would have had
 * is given back with the transaction, which changes nothing.
 */
async function sentBefore(
  transaction: Transaction<Tables>,
  key: string | null,
): Promise<Incident | null> {
  if (key === null) return null;
  const event = await transaction
    .selectFrom('events')
    .select('incident')
    .where('idempotencyKey', '=', key)
    .executeTakeFirst();
  return event === undefined ? null : incidentNumbered(transaction, event.incident);
}
