import { describe, expect, test } from 'vitest';
import type { Wish } from '../../src/incidents/change.ts';
import { unacknowledgedSince } from '../../src/incidents/clocks.ts';
import { declareIncident } from '../../src/incidents/declare.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { merge } from '../../src/incidents/merge.ts';
import { projectIncident } from '../../src/incidents/project.ts';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { decide } from '../../src/incidents/transitions.ts';

const minute = 60_000;
const policies = usualPolicies(5);
const at = (now: number, actor = 'alice') => ({ actor, now, policies });
const opening = {
  id: 'INC-1',
  severity: 'SEV-1',
  title: 'API down',
  slo: null,
  channel: null,
} as const;

/** The incident after these wishes, a minute apart. */
function after(...wishes: readonly Wish[]): Incident {
  let { incident } = declareIncident(opening, at(0));
  wishes.forEach((wish, index) => {
    const outcome = decide(incident, wish, at((index + 1) * minute));
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    incident = outcome.value.incident;
  });
  return incident;
}

const resolve = { kind: 'resolve', resolution: 'rolled back' } as const;

describe('what a severity demands', () => {
  test('updates fall due from the declaration on, and again after each update', () => {
    expect(after().updateDueAt).toBe(30 * minute);
    expect(after({ kind: 'update', text: 'we know the cause' }).updateDueAt).toBe(31 * minute);
    expect(after({ kind: 'severity', severity: 'SEV-3' }).updateDueAt).toBeNull();
    expect(after(resolve).updateDueAt).toBeNull();
  });

  test('nobody is paged, or both levels at once, when its policy says so', () => {
    const pagedAt = (pagesLevel: number | null) => {
      const own = { ...policies, 'SEV-1': { ...policies['SEV-1'], pagesLevel } };
      return declareIncident(opening, { ...at(0), policies: own }).incident;
    };
    expect(pagedAt(null)).toMatchObject({ escalationLevel: -1, escalatesAt: null });
    expect(pagedAt(1)).toMatchObject({ escalationLevel: 1, escalatesAt: 5 * minute });
    expect(pagedAt(2)).toMatchObject({ escalationLevel: 2, escalatesAt: null });
  });
});

describe('an acknowledgement', () => {
  test('is not inherited when the alert fires again', () => {
    const incident = after({ kind: 'acknowledge' }, { kind: 'fire-again', text: '' });
    expect(incident).toMatchObject({
      ...{ state: 'triggered', acknowledgedBy: null, escalationLevel: 0 },
      escalatesAt: 7 * minute,
    });
  });

  test('is gone after reopening; an alert alone reopens nothing', () => {
    const resolved = after({ kind: 'acknowledge' }, resolve);
    const again = decide(resolved, { kind: 'fire-again', text: '' }, at(9 * minute));
    expect(again).toMatchObject({ ok: false, refusal: { kind: 'already-resolved' } });
    const reopened = after({ kind: 'acknowledge' }, resolve, { kind: 'reopen', reason: 'back' });
    expect(reopened).toMatchObject({ state: 'triggered', acknowledgedBy: null, resolution: null });
    // How long nobody has had it counts from there, not from its declaration.
    expect(unacknowledgedSince(reopened)).toBe(at(3 * minute).now);
  });
});

describe('roles and links', () => {
  test('a role goes from hand to hand, and the text says from whose', () => {
    const bob = { kind: 'assign', role: 'incident-commander', user: 'bob' } as const;
    const incident = after(bob);
    const outcome = decide(incident, { ...bob, user: 'carol' }, at(9 * minute));
    expect(outcome).toMatchObject({
      value: { event: { text: 'incident-commander: carol instead of bob' } },
    });
    expect(decide(incident, bob, at(9 * minute))).toMatchObject({ refusal: { kind: 'same-role' } });
  });

  test('the first SLO linked is what the incident is about', () => {
    const alert = { kind: 'alert', target: 'API5xx' } as const;
    const slo = { kind: 'slo', target: 'api/availability' } as const;
    const both = after({ kind: 'link', links: [alert, slo] });
    expect(both).toMatchObject({ slo: 'api/availability', links: [alert, slo] });
  });

  test('several links are one change, without those it has', () => {
    const alert = { kind: 'alert', target: 'API5xx' } as const;
    const url = { kind: 'url', target: 'https://example.com/1' } as const;
    const linked = after({ kind: 'link', links: [alert] });
    const more = { kind: 'link', links: [alert, url] } as const;
    expect(decide(linked, more, at(0))).toMatchObject({
      value: {
        incident: { links: [alert, url], version: linked.version + 1 },
        event: { text: 'linked url https://example.com/1' },
      },
    });
    expect(decide(after(more), more, at(0))).toMatchObject({ refusal: { kind: 'same-link' } });
  });
});

describe('merging', () => {
  const other = { ...after(), id: 'INC-2' };

  test('ends one, and both name each other', () => {
    const outcome = merge(after(), other, at(9 * minute));
    expect(outcome).toMatchObject({
      value: {
        from: { incident: { state: 'resolved', mergedInto: 'INC-2' } },
        into: { event: { text: 'INC-1 merged into this: API down' } },
      },
    });
  });

  test('a merged incident is not reopened', () => {
    const outcome = merge(after(), other, at(0));
    const merged = outcome.ok ? outcome.value.from.incident : other;
    expect(decide(merged, { kind: 'reopen', reason: 'x' }, at(0))).toMatchObject({
      refusal: { kind: 'merged', into: 'INC-2' },
    });
  });
});

describe('taking back', () => {
  const before = after();
  const acknowledged = after({ kind: 'acknowledge' });
  const last = { kind: 'acknowledged', actor: 'alice', at: minute, before } as const;
  const undo = (now: number, actor = 'alice', version = acknowledged.version) =>
    decide(acknowledged, { kind: 'undo', version }, at(now, actor), last);

  test('sets back what the last change set, as one more event', () => {
    const outcome = undo(minute + 9_000);
    expect(outcome).toMatchObject({ ok: true, value: { event: { kind: 'undone' } } });
    if (!outcome.ok) return;
    expect(outcome.value.incident).toEqual({ ...before, version: acknowledged.version + 1 });
  });

  test.each([
    ['too late', () => undo(minute + 11_000), 'too-late'],
    ["somebody else's", () => undo(minute, 'bob'), 'moved-on'],
    ['not the last any more', () => undo(minute, 'alice', 1), 'moved-on'],
  ])('is refused: %s', (_, act, kind) => {
    expect(act()).toMatchObject({ ok: false, refusal: { kind } });
  });
});

test('the payloads of its events, one after another, are the incident', () => {
  const declared = declareIncident(opening, at(0));
  const acknowledged = decide(declared.incident, { kind: 'acknowledge' }, at(minute));
  if (!acknowledged.ok) throw new Error('refused');
  const payloads = [declared.event.payload, acknowledged.value.event.payload];
  expect(projectIncident('INC-1', payloads)).toEqual(acknowledged.value.incident);
});
