import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Layout, layout, popupRect, type Rect, type Shown } from '../../screens/layout.ts';
import { panes } from '../../src/live/view.ts';

const overview: Shown = { screen: 'overview', pane: 'slos', zoomed: false };

/** Every rectangle with its name. */
function rects(places: Layout): [string, Rect][] {
  if (places.kind === 'too-small') return [];
  const { kind: _, panes: shown, ...others } = { panes: [], ...places };
  return [
    ...Object.entries(others).filter((entry): entry is [string, Rect] => 'rows' in entry[1]),
    ...shown.map(({ pane, rect }): [string, Rect] => [pane, rect]),
  ];
}

/** One character for `per` columns and one line for each row, each rectangle filled with the first letter of its name. */
function drawn(places: Layout, columns: number, rows: number, per = 4): string[] {
  const canvas = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ' '));
  for (const [name, rect] of rects(places))
    for (let row = rect.top; row < rect.top + rect.rows; row++)
      canvas[row]?.fill(name[0] ?? '?', rect.left, rect.left + rect.columns);
  return canvas.map((line) => line.filter((_, column) => column % per === 0).join(''));
}

describe('the layout', () => {
  test('has two columns on a wide screen', () => {
    expect(drawn(layout({ columns: 120, rows: 34 }, overview), 120, 34, 8)).toEqual([
      'hhhhhhhhhhhhhhh',
      ...Array.from({ length: 9 }, () => 'sssssssssoooooo'),
      ...Array.from({ length: 13 }, () => 'sssssssssiiiiii'),
      ...Array.from({ length: 1 }, () => 'sssssssssaaaaaa'),
      ...Array.from({ length: 9 }, () => 'bbbbbbbbbaaaaaa'),
      'fffffffffffffff',
    ]);
  });

  test('stacks the panes on a usual screen, with room for the one in use', () => {
    const usual = { columns: 80, rows: 24 };
    expect(drawn(layout(usual, overview), 80, 24, 80).join('')).toBe('hssssssssbbbboooiiiiaaaf');
    const incidents = layout(usual, { ...overview, pane: 'incidents' });
    expect(drawn(incidents, 80, 24, 80).join('')).toBe('hssssbbbboooiiiiiiiiaaaf');
  });

  test('leaves only titles, then only the pane in use, on a low screen', () => {
    const low = (rows: number) =>
      drawn(layout({ columns: 60, rows }, overview), 60, rows, 60).join('');
    expect(low(14)).toBe('hssssssssboiaf');
    expect(low(9)).toBe('hsssssssf');
  });

  test('gives a zoomed pane all there is', () => {
    const zoomed = layout(
      { columns: 120, rows: 34 },
      { ...overview, pane: 'alerts', zoomed: true },
    );
    expect(rects(zoomed).map(([name]) => name)).toEqual(['header', 'footer', 'alerts']);
  });

  test('says what it needs when the screen is too small', () => {
    expect(layout({ columns: 20, rows: 5 }, overview)).toEqual({
      kind: 'too-small',
      needs: { columns: 30, rows: 8 },
    });
  });

  test('covers every cell of every screen exactly once', () => {
    const shown = fc.record({
      screen: fc.constantFrom('overview' as const, 'side' as const, 'slo' as const),
      pane: fc.constantFrom(...panes),
      zoomed: fc.boolean(),
    });
    const size = fc.record({
      columns: fc.integer({ min: 30, max: 220 }),
      rows: fc.integer({ min: 8, max: 70 }),
    });
    fc.assert(
      fc.property(size, shown, ({ columns, rows }, what) => {
        const places = rects(layout({ columns, rows }, what));
        const covered = new Map<string, number>();
        for (const [, rect] of places)
          for (let row = rect.top; row < rect.top + rect.rows; row++)
            for (const edge of [rect.left, rect.left + rect.columns - 1])
              covered.set(`${edge} ${row}`, (covered.get(`${edge} ${row}`) ?? 0) + 1);
        const area = places.reduce((sum, [, rect]) => sum + rect.columns * rect.rows, 0);
        expect(area).toBe(columns * rows);
        expect([...covered.values()].every((times) => times === 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps a popup on the screen', () => {
    const popup = popupRect({ columns: 30, rows: 8 }, { columns: 72, rows: 20 });
    expect(popup).toEqual({ left: 0, top: 1, columns: 30, rows: 6 });
  });
});
