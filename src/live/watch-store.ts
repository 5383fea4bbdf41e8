import type { IncidentStore } from '../store/incident-store.ts';

export type StoreWatch = {
  /** To be called when the store has answered: it is watched from then on. */
  begin(): void;
  stop(): void;
};

/** Calls `onChange` soon after each change of the store, by others too. */
export function watchStore(open: () => Promise<IncidentStore>, onChange: () => void): StoreWatch {
  let watched: { readonly store: IncidentStore; readonly end: () => void } | null = null;
  let stopped = false;
  const watch = (store: IncidentStore): void => {
    if (stopped || watched?.store === store) return;
    watched?.end();
    watched = { store, end: store.watch(onChange) };
  };
  return {
    // The store is open by now; should it fail after all, polling goes on without.
    begin: () => void open().then(watch, () => undefined),
    stop: () => {
      stopped = true;
      watched?.end();
    },
  };
}
