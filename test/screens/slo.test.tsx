import { describe, expect, test } from 'vitest';
import { renderFrame } from '../../screens/render-frame.tsx';
import { waiting } from '../../src/live/remote.ts';
import type { Screen } from '../../src/live/view.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { drawn, opened, tall } from './drawn.ts';

describe('an SLO', () => {
  const screen: Screen = { kind: 'slo', id: 'api-service/availability' };

  test('counts its incident by the clock of the store, as the list of incidents does', () => {
    const ahead = { storeAheadMs: 60_000 };
    expect(opened(screen, tall, ahead)).toContain('UNACKED 4:12');
    const overview = opened({ kind: 'overview' }, tall, ahead);
    expect(overview.match(/UNACKED \d:\d\d/g)).toEqual(['UNACKED 4:12', 'UNACKED 4:12']);
  });

  test('shows its state, its budget, each burn window with its alert, and the PromQL behind them', () => {
    const shown = opened(screen, tall);
    expect(shown).toContain('▲ page: burns over 14.4× in 1h and 5m');
    expect(shown).toContain('23%, 9m 58s of 43m 12s left');
    expect(shown).toContain('276 failures left ≈ 9m at current traffic');
    expect(shown).toMatch(/1h +27 +1\.8k +1\.49% +14\.9× +page 14\.4× +yes/);
    expect(shown).toContain('burn 1h 14.9× = (bad 27 / total 1,800) / (1 − 0.999)');
    expect(shown).toContain(
      'sum(increase(http_requests_total{service="api-service",status=~"5.."}[30d]))',
    );
    expect(shown).toMatch(/25 Oct .* now/);
  });

  test.each([
    ['budget', ['Budget left', 'spent evenly', '100%', 'INC-42']],
    ['sli', ['SLI  good share of each', '99.9% wanted']],
    ['burn', ['Burn rate', 'line: 1×', '0×']],
  ] as const)('draws its %s over the window, with a scale and its incidents', (chart, facts) => {
    const view = {
      ...firstView('overview'),
      stack: [{ kind: 'overview' } as const, screen],
      chart,
    };
    for (const glyphs of ['braille', 'block'] as const) {
      const shown = renderFrame(liveFixture({ view }), { ...tall, glyphs, theme: 'monochrome' });
      for (const fact of facts) expect(shown).toContain(fact);
    }
  });

  test('shows what the budget would be, beside what it is', () => {
    const choice = { objective: 4, window: 3, exclusion: 0 };
    const shown = opened(screen, { columns: 80, rows: 24 }, {}, { kind: 'what-if', choice });
    expect(shown).toMatch(/target +99\.5% +is 99\.9%/);
    expect(shown).toMatch(/budget +85% left, 3h 2m of 3h 36m +is 23%/);
    expect(shown).toMatch(/pages +\S+/);
    expect(shown).toContain('steps of 6h over 30d');
  });

  test('scrolls to its end and no further', () => {
    const view = firstView('overview');
    const stack = [{ kind: 'overview' } as const, screen];
    const state = liveFixture({ view: { ...view, stack, scroll: Number.MAX_SAFE_INTEGER } });
    const lines = drawn(state, { columns: 100, rows: 24 }).split('\n');
    expect(lines).toHaveLength(24);
    expect(lines.at(-3)).toContain(
      'sum(increase(http_requests_total{service="api-service"}[30d]))',
    );
    expect(lines.at(-2)).toContain(' end ');
  });

  test('says what is missing instead of drawing it', () => {
    const shown = opened({ kind: 'slo', id: 'billing/availability' }, tall, { burnDown: waiting });
    expect(shown).toContain('no data: no series match http_requests_total{service="billing"}');
    expect(shown).toContain('what is left is not known');
    expect(shown).toContain('Reading it…');
    expect(opened({ kind: 'slo', id: 'gone/x' }, tall)).toContain('gone/x is not known (yet).');
  });

  test('shows the age of values that are not fresh', () => {
    const shown = opened({ kind: 'slo', id: 'auth/latency' }, tall);
    expect(shown).toContain('query failed: Prometheus answered 503 Service Unavailable');
    expect(shown).toContain('the last good values, 12m old');
  });
});
