import { expect, test } from 'vitest';
import { received } from '../../src/live/remote.ts';
import { anAction } from '../support/an-action.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { anIncident } from '../support/live-state.ts';
import { opened } from './drawn.ts';

test('an open incident shows what was promised after it, and what of that is late', () => {
  const actionItems = [
    anAction({ owner: 'bob', due: '2020-01-31' }),
    anAction({ number: 2, due: '2999-12-31', standing: { state: 'done', by: 'carol', at: 0 } }),
  ];
  const incident = anIncident({ id: 'INC-42', actionItems });
  const size = { columns: 100, rows: 30 };
  const shown = opened({ kind: 'incident', id: 'INC-42' }, size, {
    incidents: received([incident], fixtureNow),
    incident: received({ incident, events: [] }, fixtureNow),
  });
  expect(shown).toMatch(/ Action items *│\n/);
  expect(shown).toMatch(/1\. Raise the pool \(Owner: bob, Due: 2020-01-31, \d+ days overdue\)/);
  expect(shown).toContain('2. Raise the pool (Due: 2999-12-31, done by carol)');
});
