import type { Incident } from '../incidents/incident.ts';
import { incidentNumber } from '../incidents/incident-id.ts';
import { merge as decideMerge } from '../incidents/merge.ts';
import type { Outcome } from '../incidents/refusal.ts';
import { incidentNumbered, notFound } from './change-incident.ts';
import type { Engine } from './engine.ts';
import { line } from './rows.ts';
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
  return inTransaction<Incident>(engine, async (transaction, head) => {
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
    await updateIncident(transaction, { ...target, id: other }, value.into, next, null);
    return { ok: true, value: value.into.incident };
  });
}
