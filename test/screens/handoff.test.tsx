import { describe, expect, test } from 'vitest';
import { renderFrame } from '../../screens/render-frame.tsx';
import { commandTable } from '../../src/input/command-table.ts';
import type { Handoff } from '../../src/live/handoff/handoff.ts';
import { failed, received, waiting } from '../../src/live/remote.ts';
import type { LiveState } from '../../src/live/state.ts';
import type { Screen } from '../../src/live/view.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { anAction } from '../support/an-action.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { liveFixture } from '../support/live-fixture.ts';

function opened(screen: Screen, change: Partial<LiveState>, columns = 120): string {
  const stack = [{ kind: 'overview' } as const, screen];
  const view = { ...firstView('overview'), stack };
  const look = { glyphs: 'braille', theme: 'monochrome' } as const;
  const state = liveFixture({ view, ...change });
  return renderFrame(state, { columns, rows: 40, ...look, commands: commandTable });
}

const handoff: Handoff = {
  at: fixtureNow,
  since: fixtureNow - 3_600_000,
  because: 'shift',
  primary: 'alice',
  next: { primary: 'bob', from: fixtureNow + 3_600_000 },
  timeZone: null,
  incidents: { kind: 'known', value: [] },
  events: { kind: 'unknown', reason: 'the store is away' },
  spending: {
    kind: 'known',
    value: [
      { slo: 'api/availability', window: '30d', spent: 0.6944, remaining: -0.1 },
      { slo: 'api/latency', window: '30d', spent: null, remaining: null },
      { slo: 'api/quiet', window: '30d', spent: 0, remaining: 1 },
    ],
  },
  silences: { kind: 'known', value: [] },
  today: '2026-11-24',
  actions: {
    kind: 'known',
    value: [
      {
        incidentId: 'INC-3',
        title: 'API down',
        item: anAction({ owner: 'alice', due: '2026-11-21' }),
      },
      { incidentId: 'INC-3', title: 'API down', item: anAction({ number: 2, due: '2026-11-24' }) },
    ],
  },
};

describe('the handoff on screen', () => {
  test('says what the command says; what is not known looks so', () => {
    const shown = opened({ kind: 'handoff' }, { handoff: received(handoff, fixtureNow) });
    expect(shown).toMatch(/alice hands over to bob on .*, when the shift began/);
    expect(shown).toMatch(/Open incidents *│?\n.* none /);
    expect(shown).toContain('api/availability: 69.4% of 30d, -10% left');
    expect(shown).toContain('api/latency: – of 30d, – left');
    expect(shown).not.toContain('api/quiet');
    expect(shown).toContain(
      '3 days overdue: Raise the pool, alice (INC-3 action item 1, API down)',
    );
    expect(shown).toContain('due today: Raise the pool, nobody has it (INC-3 action item 2,');
    expect(shown).toContain('not known: the store is away');
  });

  test('is said to be read, and why it can not be', () => {
    expect(opened({ kind: 'handoff' }, { handoff: waiting })).toContain('Reading…');
    const trouble = failed(waiting, 'no answer');
    expect(opened({ kind: 'handoff' }, { handoff: trouble })).toContain('no answer');
  });
});
