import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { LiveState } from '../src/live/state.ts';

const LiveContext = createContext<StoreApi<LiveState> | null>(null);

type Props = { readonly store: StoreApi<LiveState>; readonly children: ReactNode };

export function LiveProvider({ store, children }: Props) {
  return <LiveContext value={store}>{children}</LiveContext>;
}

/** What a selector gives of the live state; the component is drawn again when that changes. */
export function useLive<T>(selector: (state: LiveState) => T): T {
  const store = useContext(LiveContext);
  if (store === null) throw new Error('useLive needs a LiveProvider above it');
  return useStore(store, selector);
}
