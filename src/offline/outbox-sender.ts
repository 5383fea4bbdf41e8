import type { IncidentStore } from '../store/incident-store.ts';
import type { Entry } from './entry.ts';
import type { Outbox } from './outbox.ts';
import { type Answer, sendEntry } from './send-entry.ts';

/** What became of an entry: it is gone from the outbox, or kept aside with the store's reason. */
export type Sent = { readonly entry: Entry; readonly answer: Answer };

export type OutboxSender = {
  /**
   * Sends what waits, in order. What the store refuses is kept aside
   * and not sent again. Throws `StoreAwayError` when the store stops answering: the rest waits on.
   */
  send(store: IncidentStore): Promise<void>;
  /** Calls it with what becomes of each entry from now on. */
  tell(onSent: (sent: Sent) => void): void;
  /** The incident that a declaration became, when this process sent it; else null. */
  sentAs(number: number): string | null;
};

/** Sends one at a time, however often it is asked to. Two processes may do so at once: keys make each change once. */
export function createSender(outbox: Outbox, now: () => number): OutboxSender {
  const declared = new Map<number, string>();
  const told: ((sent: Sent) => void)[] = [];
  let sending: Promise<void> = Promise.resolve();

  async function sendAll(store: IncidentStore): Promise<void> {
    const { entries } = await outbox.read();
    for (const entry of entries) {
      if (entry.setAside !== null) continue;
      const answer = await sendEntry(store, entry, now());
      if (answer.kind === 'taken') await outbox.remove(entry);
      else await outbox.replace({ ...entry, setAside: { at: now(), reason: answer.reason } });
      if (answer.kind === 'taken' && entry.wish.kind === 'declare')
        declared.set(entry.number, answer.id);
      for (const onSent of told) onSent({ entry, answer });
    }
  }

  return {
    send: (store) => {
      const mine = sending.then(() => sendAll(store));
      sending = mine.catch(() => undefined);
      return mine;
    },
    tell: (onSent) => void told.push(onSent),
    sentAs: (number) => declared.get(number) ?? null,
  };
}
