import { expect, test } from 'vitest';
import { detailAsOf, incidentAsOf } from '../../src/incidents/as-of.ts';
import { anIncident, someTime } from '../support/live-state.ts';

const minute = 60_000;

const closed = anIncident({
  state: 'resolved',
  declaredAt: someTime,
  acknowledgedAt: someTime + 5 * minute,
  acknowledgedBy: 'bob',
  escalationLevel: 1,
  escalatedAt: someTime + 4 * minute,
  escalatedBy: 'onduty',
  resolvedAt: someTime + 30 * minute,
  resolvedBy: 'bob',
  resolution: 'rolled back',
});

test.each([
  [-1, null],
  [0, { state: 'triggered', acknowledgedBy: null, escalationLevel: 0, resolution: null }],
  [4 * minute, { state: 'triggered', acknowledgedBy: null, escalationLevel: 1 }],
  [5 * minute, { state: 'acknowledged', acknowledgedBy: 'bob', resolvedAt: null }],
  [30 * minute, null],
])('an incident %i ms after it was declared is what its row tells of then', (after, wanted) => {
  const then = incidentAsOf(closed, someTime + after);
  if (wanted === null) expect(then).toBeNull();
  else expect(then).toMatchObject(wanted);
});

test('a timeline ends at the moment shown', () => {
  const entry = { incidentId: 'INC-1', actor: 'bob', kind: 'note', text: 'x' } as const;
  const events = [0, 6 * minute].map((after, seq) => ({ ...entry, seq, at: someTime + after }));
  const then = detailAsOf({ incident: closed, events }, someTime + minute);
  expect(then?.events.map(({ seq }) => seq)).toEqual([0]);
});
