import type { Wish } from '../incidents/change.ts';
import { declareIncident } from '../incidents/declare.ts';
import type { Incident } from '../incidents/incident.ts';
import { incidentId, incidentNumber } from '../incidents/incident-id.ts';
import type { Outcome } from '../incidents/refusal.ts';
import { decide } from '../incidents/transitions.ts';
import type { Engine } from './engine.ts';
import { incidentNumbered } from './incident-row.ts';
import type { Declaration } from './incident-store.ts';
import { keepableTitle, keepableWish } from './keepable.ts';
import { changeBefore } from './last-change.ts';
import { line } from './rows.ts';
import { sendingOf } from './sending.ts';
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
  const sending = sendingOf(engine, key);
  const outcome = await inTransaction<Incident>(engine, async (transaction, head) => {
    const earlier = await sending.before(transaction);
    if (earlier !== null) return { ok: true, value: earlier, unchanged: true };
    const number = head.lastIncident + 1;
    const circumstances = { ...options, actor: line(actor), now: head.now };
    const change = declareIncident({ ...opening, id: incidentId(number) }, circumstances);
    await insertIncident(transaction, number, change, head, sending.key);
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
  const sending = sendingOf(engine, key);
  return inTransaction<Incident>(engine, async (transaction, head) => {
    const earlier = await sending.before(transaction);
    if (earlier !== null) return { ok: true, value: earlier, unchanged: true };
    const incident = await incidentNumbered(transaction, number);
    if (incident === null) return notFound(id);
    const circumstances = { ...options, actor: line(actor), now: head.now };
    const last = kept.kind === 'undo' ? await changeBefore(transaction, number) : null;
    const decision = decide(incident, kept, circumstances, last);
    if (!decision.ok) return decision;
    const before = { id: number, version: incident.version };
    await updateIncident(transaction, before, decision.value, head, sending.key);
    return { ok: true, value: decision.value.incident };
  });
}

export function notFound(id: string): Outcome<never> {
  const number = incidentNumber(id);
  const shown = number === null ? line(id).slice(0, 40) : incidentId(number);
  return { ok: false, refusal: { kind: 'not-found', id: shown } };
}
