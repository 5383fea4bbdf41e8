import { expect, test } from 'vitest';
import { incidentNumber } from '../../src/incidents/incident-id.ts';
import { resolvedUnread } from '../../src/live/resolved-wanted.ts';
import { selectedId } from '../../src/live/selection.ts';
import { incidentRows } from '../../src/live/selectors/incident-rows.ts';
import type { LiveState } from '../../src/live/state.ts';
import type { View } from '../../src/live/view.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { fillStore } from '../support/full-store.ts';
import { type LiveLab, liveLab } from '../support/live-lab.ts';
import { describeEachStore, type StoreLab, withStore } from '../support/stores.ts';

const from = Date.UTC(2025, 0, 1);

/** A dashboard with INC-1 to INC-600, the last five of them open, and its list with resolved ones. */
async function withResolved(
  lab: StoreLab,
  work: (live: LiveLab, store: TeamStore) => Promise<void>,
): Promise<void> {
  const location = await lab.freshLocation();
  await fillStore(location, { incidents: 600, eventsEach: 2, open: 5, from });
  await withStore(location, async (store) => {
    const live = liveLab(store);
    live.live.start();
    try {
      await live.until(({ incidents }) => incidents.data?.length === 5);
      see(live, (view) => ({
        ...view,
        ...{ pane: 'incidents', incidentList: { ...view.incidentList, scope: 'all' } },
      }));
      await live.until(({ resolved }) => resolved.data !== null);
      await work(live, store);
    } finally {
      live.live.stop();
    }
  });
}

function see({ live }: LiveLab, change: (view: View) => View): void {
  live.actions.changeView(change);
}

function putCursor(lab: LiveLab, id: string): void {
  see(lab, (view) => ({ ...view, cursor: { ...view.cursor, incidents: id } }));
}

const read = ({ resolved }: LiveState) => resolved.data?.incidents.length ?? 0;
const numbers = (state: LiveState) => incidentRows(state).map(({ id }) => incidentNumber(id) ?? 0);

describeEachStore('resolved incidents on screen', (lab) => {
  test('are read as the cursor nears the end of them, in one order, until there are no more', () =>
    withResolved(lab, async (live) => {
      const first = live.state();
      const before = numbers(first);
      expect(read(first) + resolvedUnread(first)).toBe(595);
      expect(resolvedUnread(first)).toBeGreaterThan(0);
      while (resolvedUnread(live.state()) > 0) {
        const had = read(live.state());
        const last = incidentRows(live.state()).at(-1)?.id ?? '';
        putCursor(live, last);
        const state = await live.until((now) => read(now) > had);
        expect(selectedId(state, 'incidents')).toBe(last);
      }
      const all = numbers(live.state());
      expect(all.slice(0, before.length)).toEqual(before);
      expect(all.slice(5)).toEqual(Array.from({ length: 595 }, (_, index) => 595 - index));
    }));

  test('come first among the resolved ones when they are, and the cursor stays on its row', () =>
    withResolved(lab, async (live, store) => {
      const end = incidentRows(live.state()).at(-1)?.id ?? '';
      putCursor(live, end);
      const had = read(live.state());
      await live.until((state) => read(state) > had);
      await store.resolve('INC-598', 'carol', 'rolled back');
      live.live.refresh();
      const state = await live.until(({ resolved }) =>
        (resolved.data?.incidents ?? []).some(({ id }) => id === 'INC-598'),
      );
      expect(numbers(state).slice(4, 7)).toEqual([598, 595, 594]);
      expect(selectedId(state, 'incidents')).toBe(end);
    }));

  test('are all there as soon as some are looked for, or in another order', () =>
    withResolved(lab, async (live) => {
      see(live, (view) => ({ ...view, filter: { ...view.filter, incidents: 'number 7' } }));
      const found = await live.until((state) => read(state) === 595);
      expect(resolvedUnread(found)).toBe(0);
      expect(numbers(found)).toContain(7);
      putCursor(live, 'INC-7');
      see(live, (view) => ({ ...view, filter: { ...view.filter, incidents: '' } }));
      expect(selectedId(live.state(), 'incidents')).toBe('INC-7');
    }));
});
