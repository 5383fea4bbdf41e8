import type { IncidentStore } from '../store/incident-store.ts';

export type StoreWatch = {
  /** To be called when the store has answered; it is watched from the first time on. */
  begin(): void;
  stop(): void;
};

/** Calls `onChange` soon after each change of the store, by others too. */
export function watchStore(open: () => Promise<IncidentStore>, onChange: () => void): StoreWatch {
  let end: (() => void) | null = null;
  let state: 'idle' | 'watching' | 'stopped' = 'idle';
  const watch = (store: IncidentStore): void => {
    if (state !== 'stopped') end = store.watch(onChange);
  };
  return {
    begin: () => {
      if (state !== 'idle') return;
      state = 'watching';
      // The store is open by now; should it fail after all, polling goes on without.
      void open().then(watch, () => undefined);
    },
    stop: () => {
      state = 'stopped';
      end?.();
    },
  };
}
