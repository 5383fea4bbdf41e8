import { createHash } from 'node:crypto';
import type { EventRow } from './schema.ts';

/** What is hashed of an event: everything but the hash. */
export type HashedEvent = Omit<EventRow, 'hash'>;

/**
 * SHA-256 of an event and the hash of the one before it, in hex: whoever edits, removes or reorders
 * events would have to change every later hash too, and the one of the head.
 */
export function eventHash(before: string, event: HashedEvent): string {
  const { seq, incident, at, actor, kind, text, payload, idempotencyKey } = event;
  const fields = [before, seq, incident, at, actor, kind, text, payload, idempotencyKey];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
