import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Incident } from '../incidents/incident.ts';
import type { Engine } from './engine.ts';
import { incidentNumbered } from './incident-row.ts';
import type { Tables } from './schema.ts';

/** One change on its way, which may have to be sent several times and be made once. */
export type Sending = {
  /** What its event is marked with; null when it needs no mark. */
  readonly key: string | null;
  /** To be asked first in each try: the incident that an earlier one was made to, or null. */
  before(transaction: Transaction<Tables>): Promise<Incident | null>;
};

/**
 * A change with the sender's key, or with one of its own where the answer to a kept transaction may
 * be lost: then it is looked for from the second try on.
 */
export function sendingOf({ losesAnswers }: Engine, given: string | null): Sending {
  const key = given ?? (losesAnswers ? randomUUID() : null);
  let tries = 0;
  return {
    key,
    before: async (transaction) => {
      tries += 1;
      if (key === null || (given === null && tries === 1)) return null;
      return madeWith(transaction, key);
    },
  };
}

/**
 * The incident that a change with this key was made to. The number its event would have had is given
 * back with the transaction, which changes nothing.
 */
async function madeWith(transaction: Transaction<Tables>, key: string): Promise<Incident | null> {
  const event = await transaction
    .selectFrom('events')
    .select('incident')
    .where('idempotencyKey', '=', key)
    .executeTakeFirst();
  return event === undefined ? null : incidentNumbered(transaction, event.incident);
}
