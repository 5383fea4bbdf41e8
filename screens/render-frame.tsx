import { stripVTControlCharacters } from 'node:util';
import { renderToString } from 'ink';
import { createStore } from 'zustand/vanilla';
import type { Command } from '../src/input/command.ts';
import type { LiveState } from '../src/live/state.ts';
import { LiveProvider } from './live-context.tsx';
import { type LookName, LookProvider } from './look.tsx';
import { Root } from './root.tsx';

type FrameOptions = LookName & {
  readonly columns: number;
  readonly rows: number;
  /** For the footer; without them it has no hints, as on paper. */
  readonly commands?: readonly Command[];
};

/** One complete frame as text. Monochrome is without any control sequence. */
export function renderFrame(state: LiveState, options: FrameOptions): string {
  const { columns, rows, glyphs, theme, commands = [] } = options;
  const store = createStore(() => state);
  const frame = renderToString(
    <LookProvider look={{ glyphs, theme }}>
      <LiveProvider store={store}>
        <Root size={{ columns, rows }} commands={commands} />
      </LiveProvider>
    </LookProvider>,
    { columns },
  );
  return theme === 'monochrome' ? stripVTControlCharacters(frame) : frame;
}
