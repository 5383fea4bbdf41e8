import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActionItem, isOpenAction, overdueDays } from '../../src/incidents/action-item.ts';
import { actionItemWords } from '../../src/incidents/action-item-words.ts';
import type { Wish } from '../../src/incidents/change.ts';
import type { ActionWish } from '../../src/incidents/change-action-item.ts';
import { merge } from '../../src/incidents/merge.ts';
import { projectIncident } from '../../src/incidents/project.ts';
import { refusalMessage } from '../../src/incidents/refusal-message.ts';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { decide } from '../../src/incidents/transitions.ts';
import { ClockIncident } from '../support/clock-incident.ts';

const policies = usualPolicies(5);
const addPool: Wish = {
  kind: 'add-action',
  text: 'Raise the pool',
  owner: 'alice',
  due: '2026-12-01',
};
const finish = (number: number): Wish => ({ kind: 'finish-action', number });

/** What happened to an incident, a second apart. */
function after(...wishes: readonly Wish[]): ClockIncident {
  const one = new ClockIncident(policies);
  for (const wish of wishes) {
    one.now += 1_000;
    one.wish(wish);
  }
  return one;
}

describe('an action item', () => {
  test('is kept on a resolved incident too, and says it in the words of documents', () => {
    const { incident } = after({ kind: 'resolve', resolution: 'rolled back' }, addPool);
    expect(incident.actionItems.map((one) => actionItemWords(one, '2026-12-04'))).toEqual([
      '1. Raise the pool (Owner: alice, Due: 2026-12-01, 3 days overdue)',
    ]);
  });

  test('is done once: the other one is told by whom', () => {
    const { incident, now } = after(addPool, finish(1));
    const lost = decide(incident, finish(1), { actor: 'carol', now: now + 4_000, policies });
    expect(lost).toMatchObject({ ok: false, refusal: { kind: 'action-over', by: 'bob' } });
    if (!lost.ok)
      expect(refusalMessage(lost.refusal, now + 4_000)).toBe(
        'action item 1 of INC-1 was already done by bob 4 s ago',
      );
  });

  test.each<[string, Wish, string]>([
    ['one there is not', finish(2), 'INC-1 has no action item 2: its only one is 1'],
    [
      'one that is open',
      { kind: 'reopen-action', number: 1 },
      'action item 1 of INC-1 is open already',
    ],
    [
      'nothing new',
      { kind: 'change-action', number: 1, words: { owner: 'alice' } },
      'action item 1 of INC-1 is like that already',
    ],
  ])('is not changed to no purpose: %s', (_, wish, said) => {
    const { incident, now } = after(addPool);
    const outcome = decide(incident, wish, { actor: 'alice', now, policies });
    expect(outcome.ok ? '' : refusalMessage(outcome.refusal, now)).toBe(said);
  });

  test('says what changed in it, and from what', () => {
    const words = { owner: null, due: '2027-01-15' };
    const { changes } = after(addPool, { kind: 'change-action', number: 1, words });
    expect(changes.at(-1)?.event.text).toBe(
      'action item 1 changed: owner nobody instead of alice, due 2027-01-15 instead of 2026-12-01',
    );
  });

  test('whose adding is taken back keeps its number', () => {
    const added = after(addPool);
    const last = { kind: 'action-added', actor: 'alice', at: added.now } as const;
    const before = { ...added.incident, actionItems: [] };
    const circumstances = { actor: 'alice', now: added.now + 1_000, policies };
    const undo = { kind: 'undo', version: added.incident.version } as const;
    const outcome = decide(added.incident, undo, circumstances, { ...last, before });
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    const again = decide(outcome.value.incident, addPool, circumstances);
    expect(again.ok && again.value.incident.actionItems).toMatchObject([
      { number: 1, standing: { state: 'dropped', reason: 'taken back' } },
      { number: 2, standing: { state: 'open' } },
    ]);
  });
});

describe('days', () => {
  const item = (due: string): ActionItem => ({
    ...{ number: 1, text: 'x', owner: null, due, addedBy: 'a', addedAt: 0 },
    standing: { state: 'open' },
  });

  test.each([
    ['2026-03-01', '2026-02-28', 1],
    ['2024-03-01', '2024-02-28', 2],
    ['2027-01-01', '2026-12-31', 1],
    ['2026-12-31', '2026-12-31', null],
    ['2026-12-30', '2026-12-31', null],
  ])('on %s what was due on %s is so many late', (today, due, days) => {
    expect(overdueDays(item(due), today)).toBe(days);
  });
});

test('a merge takes what is open along under new numbers, and loses nothing', () => {
  const other = { ...after(addPool, finish(1), addPool).incident, id: 'INC-2' };
  const { incident } = after(addPool, { ...addPool, text: 'Test failover' }, finish(1));
  const outcome = merge(incident, other, { actor: 'bob', now: 60_000, policies });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  const { from, into } = outcome.value;
  expect(from.incident.actionItems).toMatchObject([
    { standing: { state: 'done' } },
    { standing: { state: 'dropped', reason: 'it is action item 3 of INC-2 now' } },
  ]);
  expect(into.incident.actionItems).toMatchObject([
    { number: 1, standing: { state: 'done' } },
    { number: 2, standing: { state: 'open' } },
    { number: 3, text: 'Test failover', addedBy: 'bob', standing: { state: 'open' } },
  ]);
  expect(into.event.text).toMatch(/with 1 open action item\)$/);
  expect(decide(from.incident, addPool, { actor: 'bob', now: 61_000, policies })).toMatchObject({
    refusal: { kind: 'merged', into: 'INC-2' },
  });
});

const number = fc.integer({ min: 1, max: 5 });
const words = fc.record({
  text: fc.constantFrom('a', 'b'),
  owner: fc.constantFrom(null, 'alice'),
  due: fc.constantFrom(null, '2026-12-01'),
});
const wish: fc.Arbitrary<ActionWish> = fc.oneof(
  words.map((one) => ({ kind: 'add-action' as const, ...one })),
  fc.record({ kind: fc.constant('change-action' as const), number, words }),
  fc.record({ kind: fc.constant('finish-action' as const), number }),
  fc.record({ kind: fc.constant('drop-action' as const), number, reason: fc.constant('') }),
  fc.record({ kind: fc.constant('reopen-action' as const), number }),
);

test('whatever happens to them, items keep their numbers, and the events make the incident', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
      const { incident, changes } = after(...wishes);
      const { actionItems } = incident;
      expect(actionItems.map((one) => one.number)).toEqual(
        actionItems.map((_, index) => index + 1),
      );
      expect(actionItems.length).toBe(wishes.filter(({ kind }) => kind === 'add-action').length);
      for (const { event } of changes) {
        const { actionItems: then = [] } = event.payload;
        expect(then.filter(isOpenAction).every(({ standing }) => !('by' in standing))).toBe(true);
      }
      const payloads = changes.map(({ event }) => event.payload);
      expect(projectIncident('INC-1', payloads)).toEqual(incident);
    }),
  );
});
