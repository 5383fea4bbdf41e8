import { renderFrame } from '../../screens/render-frame.tsx';
import { commandTable } from '../../src/input/command-table.ts';
import type { LiveState } from '../../src/live/state.ts';
import type { Overlay, Screen } from '../../src/live/view.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { liveFixture } from '../support/live-fixture.ts';

/** Of the terminal, in cells. */
export type Size = { readonly columns: number; readonly rows: number };

/** A state drawn in braille without colours, with every command. */
export function drawn(state: LiveState, size: Size): string {
  const look = { glyphs: 'braille', theme: 'monochrome' } as const;
  return renderFrame(state, { ...size, ...look, commands: commandTable });
}

/** A screen opened from the overview. */
export function opened(
  screen: Screen,
  size: Size,
  change: Partial<LiveState> = {},
  overlay: Overlay = { kind: 'none' },
): string {
  const stack = [{ kind: 'overview' } as const, screen];
  const view = { ...firstView('overview'), stack, overlay };
  return drawn(liveFixture({ view, ...change }), size);
}

/** What lies over the overview. */
export function over(overlay: Overlay, size: Size = { columns: 100, rows: 30 }): string {
  return drawn(liveFixture({ view: { ...firstView('overview'), overlay } }), size);
}

/** As tall as any of the details. */
export const tall: Size = { columns: 120, rows: 46 };
