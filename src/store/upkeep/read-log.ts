import type { Kysely } from 'kysely';
import type { EventRow, PrunedRangeRow, PruningRow, Tables } from '../schema.ts';
import { eventsInOrder } from './read-events.ts';

/** What the log is made of, in the order in which the hashes go on. */
export type Link =
  | { readonly kind: 'event'; readonly event: EventRow }
  /** Events that are there no more. */
  | { readonly kind: 'range'; readonly range: PrunedRangeRow }
  /** The record of a removal, after the event that was the newest then. */
  | { readonly kind: 'pruning'; readonly pruning: PruningRow };

/** Every link of the log. To be read within one snapshot. */
export async function* readLog(db: Kysely<Tables>): AsyncGenerator<Link> {
  const removed = removedLinks(await readRanges(db), await readPrunings(db));
  let next = removed.next();
  for await (const event of eventsInOrder(db)) {
    while (!next.done && placeOf(next.value) < event.seq) {
      yield next.value;
      next = removed.next();
    }
    yield { kind: 'event', event };
  }
  for (; !next.done; next = removed.next()) yield next.value;
}

export function readPrunings(db: Kysely<Tables>): Promise<readonly PruningRow[]> {
  return db.selectFrom('prunings').selectAll().orderBy('afterSeq').orderBy('id').execute();
}

function readRanges(db: Kysely<Tables>): Promise<readonly PrunedRangeRow[]> {
  return db.selectFrom('prunedRanges').selectAll().orderBy('lastSeq').execute();
}

/** Number of the last event that comes before what follows this. */
function placeOf(link: Exclude<Link, { kind: 'event' }>): number {
  return link.kind === 'range' ? link.range.lastSeq : link.pruning.afterSeq;
}

/** Ranges and prunings by their places: a range never goes past a pruning. */
function* removedLinks(
  ranges: readonly PrunedRangeRow[],
  prunings: readonly PruningRow[],
): Generator<Exclude<Link, { kind: 'event' }>, undefined> {
  let at = 0;
  for (const pruning of prunings) {
    for (let range = ranges[at]; range && range.lastSeq <= pruning.afterSeq; range = ranges[at]) {
      yield { kind: 'range', range };
      at += 1;
    }
    yield { kind: 'pruning', pruning };
  }
  for (const range of ranges.slice(at)) yield { kind: 'range', range };
}
