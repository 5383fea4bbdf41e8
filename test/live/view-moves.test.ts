import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markToggled, severityNarrowed } from '../../src/live/incident-list-moves.ts';
import type { View } from '../../src/live/view.ts';
import {
  currentScreen,
  cursorMoved,
  cursorMovedTo,
  filterSet,
  firstView,
  opened,
  overlayShown,
  paneChosen,
  paneStepped,
  steppedBack,
} from '../../src/live/view-moves.ts';

const view = firstView('overview');
const rows = ['a', 'b', 'c'];

describe('moving', () => {
  test('the cursor stops at both ends', () => {
    expect(cursorMoved(view, rows, 1).cursor.slos).toBe('b');
    expect(cursorMoved(view, rows, 99).cursor.slos).toBe('c');
    expect(cursorMoved(view, rows, -1).cursor.slos).toBe('a');
    expect(cursorMovedTo(view, rows, 'last').cursor.slos).toBe('c');
    expect(cursorMoved(view, [], 1).cursor.slos).toBeNull();
  });

  test('the cursor stays on its row when rows move, and goes on from the first when it has gone', () => {
    const onB = cursorMoved(view, rows, 1);
    expect(cursorMoved(onB, ['b', 'x', 'a'], 1).cursor.slos).toBe('x');
    expect(cursorMoved(onB, ['x', 'y'], 1).cursor.slos).toBe('y');
  });

  test('the number of the pane in use zooms it, and again lets go', () => {
    const zoomed = paneChosen(view, 'slos');
    expect(zoomed.zoomed).toBe(true);
    expect(paneChosen(zoomed, 'slos').zoomed).toBe(false);
    expect(paneChosen(view, 'alerts')).toMatchObject({ pane: 'alerts', zoomed: false });
  });

  test('panes go round', () => {
    expect(paneStepped(view, -1).pane).toBe('alerts');
    expect(paneStepped(paneStepped(view, -1), 1).pane).toBe('slos');
  });

  test('on a detail screen moving scrolls, never above the top', () => {
    const detail = opened(view, { kind: 'incident', id: 'INC-1' });
    expect(cursorMoved(detail, rows, 3).scroll).toBe(3);
    expect(cursorMoved(detail, rows, -3).scroll).toBe(0);
    expect(cursorMoved(detail, rows, 3).cursor).toBe(detail.cursor);
  });
});

describe('going back', () => {
  test('in the list of incidents lets go of what is selected, then of the severity', () => {
    const list = severityNarrowed(markToggled({ ...view, pane: 'incidents' }, 'INC-1'));
    expect(list.incidentList).toMatchObject({ marked: ['INC-1'], atLeast: 'SEV-1' });
    const first = steppedBack(list);
    expect(first.incidentList).toMatchObject({ marked: [], atLeast: 'SEV-1' });
    expect(steppedBack(first).incidentList.atLeast).toBeNull();
    expect(steppedBack(opened(list, { kind: 'oncall' })).incidentList.marked).toEqual(['INC-1']);
  });

  test('first a filter being typed, then an overlay, then the filter, then the zoom', () => {
    const filtering = overlayShown(filterSet(view, 'api'), { kind: 'filter', text: 'api' });
    expect(steppedBack(filtering)).toEqual(view);
    const filtered = { ...filterSet(view, 'api'), zoomed: true };
    const helped = overlayShown(filtered, { kind: 'help', offset: 0 });
    expect(steppedBack(helped)).toEqual(filtered);
    expect(steppedBack(filtered)).toMatchObject({ zoomed: true, filter: { slos: '' } });
    expect(steppedBack(steppedBack(filtered)).zoomed).toBe(false);
  });

  test('a screen opened over a filtered list goes before the filter', () => {
    const detail = opened(filterSet(view, 'api'), { kind: 'slo', id: 'api/availability' });
    expect(steppedBack(detail)).toMatchObject({ filter: { slos: 'api' }, stack: view.stack });
  });

  test('enough steps always end on the first screen, and one more changes nothing', () => {
    const moves: readonly ((before: View) => View)[] = [
      (before) => opened(before, { kind: 'incident', id: 'INC-1' }),
      (before) => paneChosen(before, before.pane),
      (before) => filterSet(before, 'x'),
      (before) => overlayShown(before, { kind: 'filter', text: 'x' }),
      (before) => overlayShown(before, { kind: 'palette', text: '', index: 0 }),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 12 }), (path) => {
        let now = path.reduce((before, move) => move(before), view);
        for (let step = 0; step < 20; step += 1) now = steppedBack(now);
        expect(currentScreen(now)).toEqual({ kind: 'overview' });
        expect(steppedBack(now)).toBe(now);
      }),
    );
  });
});
