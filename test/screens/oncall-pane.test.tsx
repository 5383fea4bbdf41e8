import { describe, expect, test } from 'vitest';
import { renderFrame } from '../../screens/render-frame.tsx';
import { failed, received, waiting } from '../../src/live/remote.ts';
import type { LiveState } from '../../src/live/state.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { withOnCall } from '../../src/live/with-on-call.ts';
import { width } from '../../src/text/width.ts';
import { fixtureNow } from '../support/fixture-time.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { aStoredOverride } from '../support/stored-overrides.ts';

const hour = 3_600_000;
const look = { glyphs: 'braille', theme: 'monochrome' } as const;

/** The pane alone on the screen. */
function pane(change: Partial<LiveState>, columns = 60, rows = 20): string {
  const view = { ...firstView('overview'), pane: 'oncall', zoomed: true } as const;
  const state = withOnCall(liveFixture({ view, ...change }));
  const frame = renderFrame(state, { columns, rows, ...look }).split('\n');
  expect(frame.filter((line) => width(line) > columns)).toEqual([]);
  return frame
    .slice(1, -1)
    .map((line) => line.slice(1, -1).trimEnd())
    .join('\n');
}

describe('the pane of who is on call', () => {
  test('says until when, who is next, what time it is where they live, who is asleep', () => {
    const shown = pane({});
    expect(shown).toContain('primary   alice until Mon 09:00 London (5d 18h)');
    expect(shown).toContain('next      bob from Mon 09:00 London');
    expect(shown).toContain('why       week 1');
    expect(shown).toContain('alice 14:32 London  bob 03:32 Auckland asleep?');
  });

  test('says by whose override, made by whom and why; whom to call; that one person is twice on call', () => {
    const shown = pane({ overrides: received([aStoredOverride()], fixtureNow) });
    expect(shown).toContain('primary   bob until Tue 18:32 London (4h)');
    expect(shown).toContain('why       override by bob over week 1');
    expect(shown).toContain('OVR-3 by dave: dentist');
    expect(shown).toContain('reach     phone +44 20 7946 0002, slack @bob');
    expect(shown).toContain('! 1 warning');
    expect(shown).toMatch(
      / ! bob is primary and secondary at once until Tue 24 Nov\s+18:32 \(5h\)/,
    );
  });

  test('says hours ahead that nobody covers', () => {
    const off = aStoredOverride({
      start: fixtureNow + 24 * hour,
      end: fixtureNow + 26 * hour,
      user: null,
    });
    const shown = pane({ overrides: received([off], fixtureNow) });
    expect(shown).toMatch(
      /next {6}nobody from Wed 14:32 London[\s\S]*! Wed 25 Nov 14:32: nobody is primary until Wed 25 Nov\s+16:32 \(2h\)/,
    );
  });

  test('an override taken back counts no more', () => {
    const taken = aStoredOverride({ withdrawnAt: fixtureNow - 1, withdrawnBy: 'dave' });
    expect(pane({ overrides: received([taken], fixtureNow) })).toContain('primary   alice');
  });

  test('says so while the overrides have not been read yet', () => {
    expect(pane({ overrides: waiting })).toContain('3 On call  without overrides yet');
    expect(pane({})).not.toContain('without overrides yet');
  });

  test('goes by the last overrides while the store is away, and says newer may be missing', () => {
    const overrides = failed(
      received([aStoredOverride()], fixtureNow - 180_000),
      'connection refused',
    );
    const shown = pane({ overrides });
    expect(shown).toContain('! overrides of 3m ago, newer may be missing');
    expect(shown).toContain('primary   bob');
  });

  test('names primary, end and next in thirty columns, and most in few rows', () => {
    const narrow = pane({}, 30, 12);
    for (const fact of [
      'primary   alice',
      'until Mon 09:00 (5d 18h)',
      'secondary bob',
      'escalation charlie',
      'next      bob',
    ])
      expect(narrow).toContain(fact);
    expect(pane({}, 30, 8)).toContain('primary   alice');
  });
});
