import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change, Wish } from '../../src/incidents/change.ts';
import { declareIncident } from '../../src/incidents/declare.ts';
import { type Incident, severities } from '../../src/incidents/incident.ts';
import type { Outcome, Refusal } from '../../src/incidents/refusal.ts';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { decide } from '../../src/incidents/transitions.ts';

const minuteMs = 60_000;
const circumstances = (actor: string, now: number) => ({ actor, now, policies: usualPolicies(5) });
const opening = {
  id: 'INC-3',
  severity: 'SEV-1',
  title: 'down',
  slo: null,
  channel: null,
} as const;
const declared = declareIncident(opening, circumstances('alice', 0)).incident;

function become(incident: Incident, wish: Wish, actor = 'bob', now = minuteMs): Incident {
  const outcome = decide(incident, wish, circumstances(actor, now));
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.kind}`);
  return outcome.value.incident;
}

function refusalOf(outcome: Outcome<Change>): Refusal | null {
  return outcome.ok ? null : outcome.refusal;
}

const resolve = { kind: 'resolve', resolution: 'fixed' } as const;
const blind = { kind: 'escalate', fromLevel: null } as const;

describe('an incident', () => {
  test('escalates to the secondary, then to the last contact, and stays there until a person begins again', () => {
    const second = become(declared, { kind: 'escalate', fromLevel: 0 }, 'bob', 2 * minuteMs);
    expect(second).toMatchObject({ escalationLevel: 1, escalatesAt: 7 * minuteMs });
    const third = become(second, blind);
    expect(third).toMatchObject({ escalationLevel: 2, escalatesAt: null });
    expect(become(third, blind)).toMatchObject({ escalationLevel: 3, escalatesAt: 6 * minuteMs });
  });

  test('that moved since the person looked is not escalated twice', () => {
    const moved = become(declared, blind, 'bob', 4);
    const late = decide(moved, { kind: 'escalate', fromLevel: 0 }, circumstances('carol', 8));
    expect(refusalOf(late)).toEqual({
      kind: 'already-escalated',
      id: 'INC-3',
      by: 'bob',
      at: 4,
      level: 1,
      who: 'secondary',
    });
  });

  test('stays acknowledged, without a deadline, when it is escalated', () => {
    const acknowledged = become(declared, { kind: 'acknowledge' });
    expect(become(acknowledged, blind)).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'bob',
      escalationLevel: 1,
      escalatesAt: null,
    });
  });

  test('that is resolved takes notes and nothing else', () => {
    const resolved = become(declared, resolve, 'bob', 5);
    const wishes: readonly Wish[] = [
      { kind: 'acknowledge' },
      blind,
      { kind: 'severity', severity: 'SEV-2' },
      resolve,
    ];
    for (const wish of wishes) {
      const refusal = refusalOf(decide(resolved, wish, circumstances('carol', 9)));
      expect(refusal).toEqual({ kind: 'already-resolved', id: 'INC-3', by: 'bob', at: 5 });
    }
    expect(become(resolved, { kind: 'note', text: 'cause found' }).state).toBe('resolved');
  });
});

const wishes: fc.Arbitrary<Wish> = fc.oneof(
  fc.constant({ kind: 'acknowledge' } as const),
  fc.record({ kind: fc.constant('escalate' as const), fromLevel: fc.constantFrom(null, 0, 1, 2) }),
  fc.record({ kind: fc.constant('note' as const), text: fc.string() }),
  fc.record({ kind: fc.constant('severity' as const), severity: fc.constantFrom(...severities) }),
  fc.record({ kind: fc.constant('resolve' as const), resolution: fc.string() }),
);

test('whatever people wish, the history stays honest', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(wishes, fc.constantFrom('bob', 'carol'))), (steps) => {
      const first = declareIncident(opening, circumstances('alice', 0));
      let now = first.incident;
      const changes: Change[] = [first];
      for (const [index, [wish, actor]] of steps.entries()) {
        const outcome = decide(now, wish, circumstances(actor, index + 1));
        if (!outcome.ok) continue;
        const next = outcome.value.incident;
        expect(next.version).toBe(now.version + 1);
        if (now.state === 'resolved') expect(next.state).toBe('resolved');
        if (now.acknowledgedBy !== null) expect(next.acknowledgedBy).toBe(now.acknowledgedBy);
        expect(next.escalationLevel).toBeGreaterThanOrEqual(now.escalationLevel);
        if (next.state !== 'triggered' || next.escalationLevel % 3 === 2) {
          expect(next.escalatesAt).toBeNull();
        }
        changes.push(outcome.value);
        now = next;
      }
      const kinds = changes.map(({ event }) => event.kind);
      expect(kinds.filter((kind) => kind === 'acknowledged').length).toBeLessThanOrEqual(1);
      const rebuilt = Object.assign({}, ...changes.map(({ event }) => event.payload));
      expect({ ...rebuilt, id: now.id, version: changes.length }).toEqual(now);
    }),
  );
});
