import type { Wish } from '../incidents/change.ts';
import { declareIncident } from '../incidents/declare.ts';
import type { Incident } from '../incidents/incident.ts';
import { incidentId, incidentNumber } from '../incidents/incident-id.ts';
import type { Outcome } from '../incidents/refusal.ts';
import { decide } from '../incidents/transitions.ts';
import { noteProblem, titleProblem } from '../incidents/wording.ts';
import type { Engine } from './engine.ts';
import type { Declaration } from './incident-store.ts';
import { incidentOf, line, lines } from './rows.ts';
import { StoreError } from './store-error.ts';
import type { StoreOptions } from './store-options.ts';
import { insertIncident, inTransaction, updateIncident } from './write.ts';

/** Adds an incident. Throws `StoreError` for a title that can't be kept. */
export async function declare(
  engine: Engine,
  options: StoreOptions,
  declaration: Declaration,
  actor: string,
): Promise<Incident> {
  const opening = {
    severity: declaration.severity,
    title: keepable(line(declaration.title), titleProblem),
    slo: declaration.slo == null ? null : line(declaration.slo),
    channel: declaration.channel == null ? null : line(declaration.channel),
  };
  const outcome = await inTransaction<Incident>(engine, async (transaction, head) => {
    const number = head.lastIncident + 1;
    const circumstances = { ...options, actor: line(actor), now: head.now };
    const change = declareIncident({ ...opening, id: incidentId(number) }, circumstances);
    await insertIncident(transaction, number, change, head);
    return { ok: true, value: change.incident };
  });
  if (outcome.ok) return outcome.value;
  throw new StoreError(`a new incident was refused: ${outcome.refusal.kind}`);
}

/** Does to an incident what its rules allow; what they don't is a refusal. */
export async function change(
  engine: Engine,
  options: StoreOptions,
  id: string,
  actor: string,
  wish: Wish,
): Promise<Outcome<Incident>> {
  const number = incidentNumber(id);
  const kept = keepableWish(wish);
  if (number === null) return notFound(id);
  return inTransaction<Incident>(engine, async (transaction, head) => {
    const row = await transaction
      .selectFrom('incidents')
      .selectAll()
      .where('id', '=', number)
      .executeTakeFirst();
    if (!row) return notFound(id);
    const circumstances = { ...options, actor: line(actor), now: head.now };
    const decision = decide(incidentOf(row), kept, circumstances);
    if (!decision.ok) return decision;
    await updateIncident(transaction, row, decision.value, head);
    return { ok: true, value: decision.value.incident };
  });
}

function keepableWish(wish: Wish): Wish {
  if (wish.kind === 'note') return { ...wish, text: keepable(lines(wish.text), noteProblem) };
  if (wish.kind !== 'resolve') return wish;
  return { ...wish, resolution: keepable(lines(wish.resolution), noteProblem) };
}

function keepable(text: string, problemOf: (text: string) => string | null): string {
  const problem = problemOf(text);
  if (problem === null) return text.trim();
  throw new StoreError(problem);
}

function notFound(id: string): Outcome<Incident> {
  const number = incidentNumber(id);
  const shown = number === null ? line(id).slice(0, 40) : incidentId(number);
  return { ok: false, refusal: { kind: 'not-found', id: shown } };
}
