import { type Key, useInput, usePaste, useWindowSize } from 'ink';
import type { StoreApi } from 'zustand/vanilla';
import type { Command } from '../src/input/command.ts';
import type { LiveState } from '../src/live/state.ts';
import { LiveProvider } from './live-context.tsx';
import { type LookName, LookProvider } from './look.tsx';
import { Root } from './root.tsx';
import { type LimitScroll, ScrollLimitProvider } from './scroll-limit.tsx';

type Props = {
  readonly store: StoreApi<LiveState>;
  /** What keys can do, for footer, help and palette. */
  readonly commands: readonly Command[];
  readonly look: LookName;
  /** Everything typed, as Ink tells it. */
  readonly onInput: (input: string, key: Key) => void;
  readonly onPaste?: (text: string) => void;
  readonly onScrollLimit?: LimitScroll;
};

/** The dashboard on the whole terminal. */
export function App({ store, commands, look, onInput, onPaste, onScrollLimit }: Props) {
  const { columns, rows } = useWindowSize();
  useInput(onInput);
  usePaste(onPaste ?? ignore);
  return (
    <LookProvider look={look}>
      <LiveProvider store={store}>
        <ScrollLimitProvider limit={onScrollLimit ?? ignore}>
          <Root size={{ columns, rows }} commands={commands} />
        </ScrollLimitProvider>
      </LiveProvider>
    </LookProvider>
  );
}

function ignore(): void {}
