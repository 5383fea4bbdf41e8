import { describe, expect, test } from 'vitest';
import { commandTable } from '../../src/input/command-table.ts';
import { paletteMatches } from '../../src/input/palette.ts';
import { received } from '../../src/live/remote.ts';
import { panes, type Screen } from '../../src/live/view.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { aLiveState, anIncident, someTime } from '../support/live-state.ts';

const ids = (text: string, state = aLiveState()) =>
  paletteMatches(commandTable, text, state).map(({ id }) => id);

describe('the palette', () => {
  test('finds a command by letters of its title or id, the best fit first', () => {
    expect(ids('quit')[0]).toBe('program.quit');
    expect(ids('cpyurl')[0]).toBe('see.copy-url');
    expect(ids('xyzzy')).toEqual([]);
  });

  test('leaves out what means nothing now', () => {
    expect(ids('ack')).not.toContain('incident.acknowledge');
    const state = aLiveState({ incidents: received([anIncident()], someTime) });
    const onIncidents = { ...state, view: { ...state.view, pane: 'incidents' as const } };
    expect(ids('ack', onIncidents)[0]).toBe('incident.acknowledge');
  });
});

describe('the command table', () => {
  const screens: readonly Screen[] = [
    ...([{ kind: 'overview' }, { kind: 'side' }, { kind: 'oncall' }, { kind: 'handoff' }] as const),
    ...(['slo', 'incident', 'alert'] as const).map((kind) => ({ kind, id: '' })),
  ];

  test.each(screens)('gives no key to two commands that mean something on $kind', (screen) => {
    for (const pane of panes) {
      const state = liveFixture({ view: { ...firstView('overview'), pane, stack: [screen] } });
      const alive = commandTable.filter(({ when }) => when(state));
      const keys = alive.flatMap((command) => command.keys);
      expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    }
  });

  test('names each command once', () => {
    const all = commandTable.map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  });
});
