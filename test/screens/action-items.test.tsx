import { expect, test } from 'vitest';
import { renderFrame } from '../../screens/render-frame.tsx';
import { commandTable } from '../../src/input/command-table.ts';
import { received } from '../../src/live/remote.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { anAction } from '../support/an-action.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { anIncident } from '../support/live-state.ts';

test('an open incident shows what was promised after it, and what of that is late', () => {
  const actionItems = [
    anAction({ owner: 'bob', due: '2020-01-31' }),
    anAction({ number: 2, due: '2999-12-31', standing: { state: 'done', by: 'carol', at: 0 } }),
  ];
  const incident = anIncident({ id: 'INC-42', actionItems });
  const stack = [{ kind: 'overview' } as const, { kind: 'incident', id: 'INC-42' } as const];
  const state = liveFixture({
    view: { ...firstView('overview'), stack },
    incidents: received([incident], fixtureNow),
    incident: received({ incident, events: [] }, fixtureNow),
  });
  const look = { glyphs: 'braille', theme: 'monochrome' } as const;
  const shown = renderFrame(state, { columns: 100, rows: 30, ...look, commands: commandTable });
  expect(shown).toMatch(/ Action items *│\n/);
  expect(shown).toMatch(/1\. Raise the pool \(Owner: bob, Due: 2020-01-31, \d+ days overdue\)/);
  expect(shown).toContain('2. Raise the pool (Due: 2999-12-31, done by carol)');
});
