import { describe, expect, test } from 'vitest';
import { commandTable } from '../../src/input/command-table.ts';
import { paletteMatches } from '../../src/input/palette.ts';
import { received } from '../../src/live/remote.ts';
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
  test('gives no key to two commands', () => {
    const keys = commandTable.flatMap((command) => command.keys);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  test('names each command once', () => {
    const all = commandTable.map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
  });
});
