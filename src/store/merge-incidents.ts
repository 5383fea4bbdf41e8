import type { Incident } from '../incidents/incident.ts';
import { incidentNumber } from '../incidents/incident-id.ts';
import { merge as decideMerge } from '../incidents/merge.ts';
import type { Outcome } from '../incidents/refusal.ts';
import { notFound } from './change-incident.ts';
import type { Engine } from './engine.ts';
import { incidentNumbered } from './incident-row.ts';
import { line } from './rows.ts';
import { sendingOf } from './sending.ts';
import type { StoreOptions } from './store-options.ts';
import { inTransaction, nextHead, updateIncident } from './write.ts';

type Merged = { readonly id: string; readonly actor: string; readonly into: string };

/** Ends one incident in favour of another, both in one transaction; gives the other. */
export async function merge(
  engine: Engine,
  options: StoreOptions,
  { id, actor, into }: Merged,
): Promise<Outcome<Incident>> {
  const [one, other] = [incidentNumber(id), incidentNumber(into)];
  if (one === null) return notFound(id);
  if (other === null) return notFound(into);
  const sending = sendingOf(engine, null);
  return inTransaction<Incident>(engine, async (transaction, head) => {
    const earlier = await sending.before(transaction);
    if (earlier !== null) return { ok: true, value: earlier, unchanged: true };
    const from = await incidentNumbered(transaction, one);
    const target = await incidentNumbered(transaction, other);
    if (from === null) return notFound(id);
    if (target === null) return notFound(into);
    const circumstances = { ...options, actor: line(actor), now: head.now };
    const decision = decideMerge(from, target, circumstances);
    if (!decision.ok) return decision;
    const { value } = decision;
    await updateIncident(transaction, { ...from, id: one }, value.from, head, null);
    const next = await nextHead(transaction, head);
    // The last event has the key: what it was made to is the answer.
    await updateIncident(transaction, { ...target, id: other }, value.into, next, sending.key);
    return { ok: true, value: value.into.incident };
  });
}
