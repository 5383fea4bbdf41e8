import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventHash } from '../../src/store/event-hash.ts';
import type { EventRow } from '../../src/store/schema.ts';
import { chainCheck } from '../../src/store/upkeep/chain-check.ts';

/** A log as the store writes it. */
function logOf(texts: readonly string[]): EventRow[] {
  let hash = '';
  return texts.map((text, index) => {
    const fields = { seq: index + 1, incident: 1 + (index % 3), at: 1000 + index, actor: 'bob' };
    const event = { ...fields, kind: 'note' as const, text, payload: '{}', idempotencyKey: null };
    hash = eventHash(hash, event);
    return { ...event, hash };
  });
}

function headOf(log: readonly EventRow[]) {
  const last = log.at(-1);
  return { seq: last?.seq ?? 0, hash: last?.hash ?? '' };
}

function check(log: readonly EventRow[], head = headOf(log), anchor = null as EventRow | null) {
  const chain = chainCheck(anchor);
  for (const event of log) chain.link({ kind: 'event', event });
  return chain.end(head, log.length);
}

const logs = fc.array(fc.string(), { minLength: 2, maxLength: 12 }).map(logOf);
const logAndPlace = logs.chain((log) => fc.tuple(fc.constant(log), fc.nat(log.length - 1)));

describe('the chain of hashes', () => {
  test('of a log as it was written is right', () => {
    fc.assert(
      fc.property(logs, (log) => {
        expect(check(log, headOf(log), log[0])).toEqual([]);
      }),
    );
    expect(check([])).toEqual([]);
  });

  test('shows any field of any event that was changed, and where', () => {
    const edits = fc.constantFrom<Partial<EventRow>>(
      { at: 7 },
      { actor: 'mallory' },
      { kind: 'resolved' },
      { text: 'nothing happened here' },
      { payload: '{"state":"resolved"}' },
      { incident: 9 },
      { idempotencyKey: 'key' },
      { hash: 'f'.repeat(64) },
    );
    fc.assert(
      fc.property(logAndPlace, edits, ([log, place], edit) => {
        const edited = log.map((event, index) => (index === place ? { ...event, ...edit } : event));
        expect(check(edited, headOf(log))[0]).toMatchObject({ seq: place + 1 });
      }),
    );
  });

  test('shows an edit whose own hash was made anew', () => {
    fc.assert(
      fc.property(logAndPlace, ([log, place]) => {
        const before = log[place - 1]?.hash ?? '';
        const event = { ...(log[place] as EventRow), actor: 'mallory' };
        const forged = { ...event, hash: eventHash(before, event) };
        const seq = Math.min(place + 2, log.length);
        expect(check(log.with(place, forged), headOf(log))[0]).toMatchObject({ seq });
      }),
    );
  });

  test('shows what was removed, at the start, in the middle and at the end', () => {
    fc.assert(
      fc.property(logAndPlace, ([log, place]) => {
        const [first] = check(log.toSpliced(place, 1), headOf(log));
        expect(first).toMatchObject({ seq: place + 1, meaning: expect.stringMatching(/missing/) });
      }),
    );
  });

  test("shows two events in each other's place", () => {
    fc.assert(
      fc.property(logAndPlace, fc.nat(11), ([log, place], other) => {
        const to = other % log.length;
        fc.pre(to !== place);
        const [one, two] = [log[place] as EventRow, log[to] as EventRow];
        const swapped = log
          .with(place, { ...two, seq: one.seq })
          .with(to, { ...one, seq: two.seq });
        expect(check(swapped, headOf(log))[0]).toMatchObject({ seq: Math.min(one.seq, two.seq) });
      }),
    );
  });

  test('with an anchor shows a history that was written anew to its end, or cut', () => {
    const log = logOf(['one', 'two', 'three']);
    const forged = logOf(['one', 'II', 'three']);
    const anchor = log.at(-1) as EventRow;
    expect(check(forged)).toEqual([]);
    expect(check(forged, headOf(forged), anchor)).toMatchObject([
      { seq: 3, found: forged[2]?.hash },
    ]);
    expect(check(log.slice(0, 2), headOf(log.slice(0, 2)), anchor)).toMatchObject([{ seq: 3 }]);
  });
});
