import type { Incident } from '../incidents/incident.ts';
import type { Outcome } from '../incidents/refusal.ts';
import { refusalMessage } from '../incidents/refusal-message.ts';
import { noteProblem } from '../incidents/wording.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import { StoreAwayError, StoreError } from '../store/store-error.ts';
import { utcMinute } from '../text/time.ts';
import type { Entry, On } from './entry.ts';

/** The incident it went to, or why the store will not take it. */
export type Answer =
  | { readonly kind: 'taken'; readonly id: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** From here on the time in the store's log misleads whoever reads it. */
const lateMs = 60_000;

/** Sends one entry; again changes nothing. Throws `StoreAwayError` when the store does not answer. */
export async function sendEntry(store: IncidentStore, entry: Entry, now: number): Promise<Answer> {
  try {
    const outcome = await ask(store, entry, now);
    if (outcome.ok) return { kind: 'taken', id: outcome.value.id };
    return { kind: 'refused', reason: refusalMessage(outcome.refusal, await store.now()) };
  } catch (error) {
    if (error instanceof StoreAwayError || !(error instanceof StoreError)) throw error;
    return { kind: 'refused', reason: error.message };
  }
}

async function ask(store: IncidentStore, entry: Entry, now: number): Promise<Outcome<Incident>> {
  const { wish, actor, key, writtenAt } = entry;
  const late = now - writtenAt >= lateMs;
  if (wish.kind !== 'declare') {
    const id = await incidentOn(store, wish.on);
    return store[wish.kind](id, actor, late ? dated(wish.text, writtenAt) : wish.text, key);
  }
  const incident = await store.declare(wish.declaration, actor, key);
  if (late) {
    const text = `declared ${utcMinute(writtenAt)} where the store could not be reached, sent later`;
    await store.note(incident.id, actor, text, `${key}-late`);
  }
  return { ok: true, value: incident };
}

/** The incident a note is about; a declaration it waits for is made first, unless it is there. */
export async function incidentOn(store: IncidentStore, on: On): Promise<string> {
  if (on.kind === 'incident') return on.id;
  const { declaration, actor, key } = on.declared;
  return (await store.declare(declaration, actor, key)).id;
}

/** The store's clock dates an event; what was written earlier says so itself. */
function dated(text: string, writtenAt: number): string {
  const full = `${text} (written ${utcMinute(writtenAt)}, sent later)`;
  return noteProblem(full) === null ? full : text;
}
