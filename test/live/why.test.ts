import { afterEach, beforeEach, expect, test } from 'vitest';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { commandTable } from '../../src/input/command-table.ts';
import type { AttributionOver } from '../../src/live/live-deps.ts';
import { received } from '../../src/live/remote.ts';
import { currentScreen } from '../../src/live/view-moves.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { fixtureSlos } from '../support/fixture-slos.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { liveLab } from '../support/live-lab.ts';

let store: TeamStore;
beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', path: ':memory:' }, { policies: usualPolicies(5) });
});
afterEach(() => store.close());

test('w reads why once over the window of the alert, r once more, Esc goes back', async () => {
  const asked: (readonly [string, AttributionOver])[] = [];
  const { live, state, until } = liveLab(store, {
    attribution: async (slo, over) => {
      asked.push([slo.id, over]);
      return null;
    },
  });
  live.start();
  live.store.setState({ ...state(), slos: received(fixtureSlos, fixtureNow) });
  const press = (key: string) =>
    commandTable.find(({ keys }) => keys.includes(key))?.run(live.actions, state());
  live.actions.changeView((view) => ({
    ...view,
    cursor: { ...view.cursor, slos: 'checkout/latency' },
  }));
  press('w');
  await until(({ attribution }) => attribution.status === 'ok');
  press('r');
  await until(({ attribution }) => attribution.status === 'waiting');
  await until(({ attribution }) => attribution.status === 'ok');
  const over = { window: { label: '1d', seconds: 86_400 }, at: null };
  expect(asked).toEqual([
    ['checkout/latency', over],
    ['checkout/latency', over],
  ]);
  press('escape');
  expect(currentScreen(state().view).kind).toBe('overview');
  live.stop();
});
