import { createHash } from 'node:crypto';
import type { EventRow, PrunedRangeRow, PruningRow } from './schema.ts';

/** What is hashed of an event: everything but the hash. */
export type HashedEvent = Omit<EventRow, 'hash'>;

/**
 * SHA-256 of an event and the hash of the one before it, in hex: whoever edits, removes or reorders
 * events would have to change every later hash too, and the one of the head.
 */
export function eventHash(before: string, event: HashedEvent): string {
  const { seq, incident, at, actor, kind, text, payload, idempotencyKey } = event;
  const fields = [before, seq, incident, at, actor, kind, text, payload, idempotencyKey];
  return sha256(fields);
}

/** The same of a pruning with the ranges it removed. A word in the place of a number tells it from an event. */
export function pruningHash(
  before: string,
  pruning: Omit<PruningRow, 'hash'>,
  ranges: readonly PrunedRangeRow[],
): string {
  const { id, afterSeq, at, actor, endedBefore, incidents, events } = pruning;
  const removed = ranges.map(({ firstSeq, lastSeq, hash }) => [firstSeq, lastSeq, hash]);
  const counts = [incidents, events];
  return sha256([before, 'pruned', id, afterSeq, at, actor, endedBefore, ...counts, removed]);
}

function sha256(fields: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
