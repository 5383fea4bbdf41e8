import { incidentId } from '../../incidents/incident-id.ts';
import { eventHash, pruningHash } from '../event-hash.ts';
import type { EventRow, PrunedRangeRow, PruningRow, StoreHeadRow } from '../schema.ts';
import type { Finding } from './finding.ts';
import type { Link } from './read-log.ts';

/** A place in the log that somebody noted down elsewhere: the number of an event and the hash then. */
export type Anchor = { readonly seq: number; readonly hash: string };

/** Follows the chain of hashes link by link. */
export type ChainCheck = {
  link(link: Link): void;
  /** What was found, once all links have been seen. `rows` counts the events another way. */
  end(head: Pick<StoreHeadRow, 'seq' | 'hash'>, rows: number): readonly Finding[];
};

type Place = { readonly seq: number; readonly hash: string };

/** Checks links in the order of the log. `anchor` is compared too when it is given. */
export function chainCheck(anchor: Anchor | null): ChainCheck {
  const findings: Finding[] = [];
  const ranges = new Map<number, PrunedRangeRow[]>();
  // Every log begins with nothing: an anchor of an empty one holds for all.
  const atAnchor: string[] = anchor?.seq === 0 ? [''] : [];
  let events = 0;
  let last: Place = { seq: 0, hash: '' };
  return {
    link: (link) => {
      if (link.kind === 'event') events += 1;
      if (link.kind === 'range') groupOf(ranges, link.range.pruning).push(link.range);
      findings.push(...problemsOf(last, link, ranges));
      last = placeOf(link);
      if (last.seq === anchor?.seq) atAnchor.push(last.hash);
    },
    end: (head, rows) => [
      ...findings,
      ...[...ranges.values()].flat().map(unrecorded),
      ...unnumbered(rows - events),
      ...endProblems(last, head),
      ...(anchor === null ? [] : againstAnchor(anchor, atAnchor, last)),
    ],
  };
}

function groupOf(ranges: Map<number, PrunedRangeRow[]>, pruning: number): PrunedRangeRow[] {
  const group = ranges.get(pruning) ?? [];
  ranges.set(pruning, group);
  return group;
}

/** Where the chain stands after a link. */
function placeOf(link: Link): Place {
  if (link.kind === 'event') return link.event;
  if (link.kind === 'range') return { seq: link.range.lastSeq, hash: link.range.hash };
  return { seq: link.pruning.afterSeq, hash: link.pruning.hash };
}

function problemsOf(
  last: Place,
  link: Link,
  ranges: Map<number, PrunedRangeRow[]>,
): readonly Finding[] {
  if (link.kind === 'pruning') {
    const own = ranges.get(link.pruning.id) ?? [];
    // What is left at the end has no record.
    ranges.delete(link.pruning.id);
    return pruningProblems(last, link.pruning, own);
  }
  const isEvent = link.kind === 'event';
  const seq = isEvent ? link.event.seq : link.range.firstSeq;
  const incident = isEvent ? incidentId(link.event.incident) : null;
  const misplaced = orderProblems(last.seq + 1, seq, incident);
  if (misplaced.length > 0 || !isEvent) return misplaced;
  return eventProblems(last, link.event);
}

function orderProblems(next: number, seq: number, incident: string | null): readonly Finding[] {
  if (seq === next) return [];
  const [expected, found] = [`seq ${next}`, `${seq}`];
  if (seq < next)
    return [{ seq, incident, expected, found, meaning: 'numbered twice or out of order' }];
  const missing = seq - 1 === next ? `${next} is` : `${next} to ${seq - 1} are`;
  return [{ seq: next, incident: null, expected, found, meaning: `${missing} missing` }];
}

function eventProblems(last: Place, event: EventRow): readonly Finding[] {
  const hash = eventHash(last.hash, event);
  if (hash === event.hash) return [];
  const { seq, kind, actor } = event;
  const meaning = `changed, moved or replaced since it was written (${kind} by ${actor})`;
  const incident = incidentId(event.incident);
  return [{ seq, incident, expected: `hash ${hash}`, found: event.hash, meaning }];
}

function pruningProblems(
  last: Place,
  pruning: PruningRow,
  ranges: readonly PrunedRangeRow[],
): readonly Finding[] {
  const { afterSeq: seq } = pruning;
  const incident = null;
  if (seq !== last.seq) {
    const [expected, found] = [`a record after seq ${last.seq}`, `one after ${seq}`];
    return [{ seq, incident, expected, found, meaning: 'the record of a pruning was moved' }];
  }
  const hash = pruningHash(last.hash, pruning, ranges);
  if (hash === pruning.hash) return [];
  const meaning = 'the record of what was pruned then was changed';
  return [{ seq, incident, expected: `hash ${hash}`, found: pruning.hash, meaning }];
}

function unrecorded({ firstSeq, lastSeq }: PrunedRangeRow): Finding {
  const [expected, found] = [`events ${firstSeq} to ${lastSeq}`, 'a range said to be pruned'];
  const meaning = 'removed without the record of a pruning';
  return { seq: firstSeq, incident: null, expected, found, meaning };
}

function endProblems(last: Place, head: Pick<StoreHeadRow, 'seq' | 'hash'>): readonly Finding[] {
  const incident = null;
  if (head.seq > last.seq) {
    const [expected, found] = [`events up to ${head.seq}`, `${last.seq} as the newest`];
    return [{ seq: last.seq + 1, incident, expected, found, meaning: 'the end is missing' }];
  }
  if (head.seq < last.seq) {
    const [expected, found] = [`${head.seq} as the newest event`, `${last.seq}`];
    return [{ seq: head.seq + 1, incident, expected, found, meaning: 'added by something else' }];
  }
  if (head.hash === last.hash) return [];
  const [expected, found] = [`hash ${head.hash} as the newest`, `${last.hash}`];
  return [{ seq: last.seq, incident, expected, found, meaning: 'the end was replaced' }];
}

function againstAnchor(
  { seq, hash }: Anchor,
  hashes: readonly string[],
  last: Place,
): readonly Finding[] {
  if (hashes.includes(hash)) return [];
  const about = { seq, incident: null, expected: `hash ${hash}` };
  if (seq > last.seq) {
    const found = `${last.seq} as the newest`;
    return [{ ...about, found, meaning: 'events that were noted down are missing' }];
  }
  const [found] = hashes;
  if (found === undefined) {
    const meaning = 'pruned since, so that nothing can be said: note down a newer one';
    return [{ ...about, found: 'no event', meaning }];
  }
  return [{ ...about, found, meaning: 'the history up to here is not the one noted down' }];
}

function unnumbered(rows: number): readonly Finding[] {
  if (rows <= 0) return [];
  const [expected, found] = ['numbered events alone', `${rows} without a number`];
  return [{ seq: 0, incident: null, expected, found, meaning: 'added by something else' }];
}
