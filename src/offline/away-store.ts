import type { IncidentStore } from '../store/incident-store.ts';
import { StoreAwayError } from '../store/store-error.ts';

/** What changes nothing, or may be kept, which is for the caller to say. */
const noChange: readonly PropertyKey[] = [
  ...(['list', 'page', 'actionItems', 'show', 'record', 'eventsAfter', 'revision', 'now'] as const),
  ...(['declare', 'note', 'update'] as const),
] satisfies (keyof IncidentStore)[];

/** Stands for a store that could not be opened: whatever is asked of it, now or by later versions, fails. */
export function awayStore(description: string, error: StoreAwayError): IncidentStore {
  const own = { description, close: async () => {}, watch: () => () => {} };
  const refusal = new StoreAwayError(`nothing is changed: ${error.message}`, { cause: error });
  return new Proxy(own as unknown as IncidentStore, {
    get: (_, name) => {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name);
      // A promise looks whether its value is one, too.
      if (name === 'then') return undefined;
      return () => Promise.reject(noChange.includes(name) ? error : refusal);
    },
  });
}
