import { incidentId } from '../../incidents/incident-id.ts';
import { eventHash } from '../event-hash.ts';
import type { EventRow, StoreHeadRow } from '../schema.ts';
import type { Finding } from './finding.ts';

/** A place in the log that somebody noted down elsewhere: the number of an event and its hash. */
export type Anchor = { readonly seq: number; readonly hash: string };

/** Follows the chain of hashes link by link. */
export type ChainCheck = {
  event(event: EventRow): void;
  /** What was found, once all events have been seen. `rows` counts them another way. */
  end(head: Pick<StoreHeadRow, 'seq' | 'hash'>, rows: number): readonly Finding[];
};

/** Checks events in the order of their numbers. `anchor` is compared too when it is given. */
export function chainCheck(anchor: Anchor | null): ChainCheck {
  const findings: Finding[] = [];
  let count = 0;
  let last: { readonly seq: number; readonly hash: string | null } = { seq: 0, hash: '' };
  return {
    event: (event) => {
      count += 1;
      findings.push(...problemsOf(last, event));
      if (event.seq === anchor?.seq) findings.push(...againstAnchor(anchor, event));
      last = { seq: event.seq, hash: event.hash };
    },
    end: (head, rows) => [
      ...findings,
      ...unnumbered(rows - count),
      ...endProblems(last, head),
      ...(anchor !== null && anchor.seq > last.seq ? [beyondEnd(anchor, last.seq)] : []),
    ],
  };
}

type Last = { readonly seq: number; readonly hash: string | null };

function problemsOf(last: Last, event: EventRow): readonly Finding[] {
  const incident = incidentId(event.incident);
  const next = last.seq + 1;
  if (event.seq > next) {
    const missing = event.seq - 1 === next ? `${next} is` : `${next} to ${event.seq - 1} are`;
    const meaning = `${missing} missing`;
    return [{ seq: next, incident: null, expected: `seq ${next}`, found: `${event.seq}`, meaning }];
  }
  if (event.seq < next) {
    const expected = `seq ${next}`;
    const meaning = 'numbered twice or out of order';
    return [{ seq: event.seq, incident, expected, found: `${event.seq}`, meaning }];
  }
  const hash = eventHash(last.hash ?? '', event);
  if (hash === event.hash) return [];
  const meaning = `changed, moved or replaced since it was written (${event.kind} by ${event.actor})`;
  return [{ seq: event.seq, incident, expected: `hash ${hash}`, found: `${event.hash}`, meaning }];
}

function endProblems(last: Last, head: Pick<StoreHeadRow, 'seq' | 'hash'>): readonly Finding[] {
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

function againstAnchor({ seq, hash }: Anchor, event: EventRow): readonly Finding[] {
  if (event.hash === hash) return [];
  const meaning = 'the history up to here is not the one that was noted down';
  const incident = incidentId(event.incident);
  return [{ seq, incident, expected: `hash ${hash}`, found: event.hash, meaning }];
}

function beyondEnd({ seq }: Anchor, newest: number): Finding {
  const meaning = 'events that were noted down are missing';
  return { seq, incident: null, expected: `seq ${seq}`, found: `${newest} as the newest`, meaning };
}

function unnumbered(rows: number): readonly Finding[] {
  if (rows <= 0) return [];
  const [expected, found] = ['numbered events alone', `${rows} without a number`];
  return [{ seq: 0, incident: null, expected, found, meaning: 'added by something else' }];
}
