import { expect, test } from 'vitest';
import { firstView } from '../../src/live/view-moves.ts';
import { liveFixture } from '../support/live-fixture.ts';
import { drawn } from './drawn.ts';

test('the side panel shows pager, incidents, SLOs and alerts in thirty to sixty columns', () => {
  const view = firstView('side');
  // The narrower, the less is said of a page; when it goes on goes last.
  const pages = { 30: 'UNACKED 3:12', 45: 'UNACKED → bob 1:48', 60: 'UNACKED 3:12 → bob 1:48' };
  for (const [columns, page] of Object.entries(pages).map(([at, said]) => [+at, said] as const)) {
    const shown = drawn(liveFixture({ view }), { columns, rows: 30 });
    expect(shown.split('\n')).toHaveLength(30);
    for (const fact of ['alice', 'then bob, charlie', page, '▲ api-servi', '23%', '2 firing'])
      expect(shown).toContain(fact);
  }
});
