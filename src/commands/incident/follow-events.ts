import type { IncidentEvent } from '../../incidents/incident.ts';
import type { IncidentStore } from '../../store/incident-store.ts';
import { StoreError } from '../../store/store-error.ts';
import { storeTrouble } from '../store-trouble.ts';

type Following = {
  /** Number of the event after which to begin. */
  readonly after: number;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Told in one line when the store is away, and when it is back. */
  readonly remark: (text: string) => void;
};

const retryMs = 2_000;
// A ceiling for a change that was not announced. The timer also keeps the process alive.
const longestWaitMs = 30_000;

/**
 * Each event of a store once, in order, as it comes, until the signal. A store that goes away is
 * waited for: nothing is lost or told twice.
 */
export async function* followEvents(
  open: () => Promise<IncidentStore>,
  { after, signal, remark }: Following,
): AsyncGenerator<IncidentEvent> {
  let store = await open();
  let changes = changesOf(store, signal);
  let last = after;
  let away = false;
  try {
    while (!signal.aborted) {
      const now = await open();
      if (now !== store) {
        // Another file is in its place, such as a backup: its log may well be shorter.
        changes.stop();
        [store, changes] = [now, changesOf(now, signal)];
        last = Math.min(last, await store.revision().catch(() => last));
      }
      const events = await store.eventsAfter(last).catch(storeTrouble);
      if (events instanceof StoreError) {
        if (!away) remark(`${events.message}; waiting for it`);
        away = true;
        await changes.next(retryMs);
        continue;
      }
      if (away) remark('the store answers again');
      away = false;
      for (const event of events) {
        yield event;
        last = event.seq;
      }
      if (events.length === 0) await changes.next(longestWaitMs);
    }
  } finally {
    changes.stop();
  }
}

/** Changes as something to wait for: one that came before is not missed. */
function changesOf(store: IncidentStore, signal: AbortSignal) {
  let changed = false;
  let wake = (): void => {};
  const onChange = (): void => {
    changed = true;
    wake();
  };
  const stop = store.watch(onChange);
  signal.addEventListener('abort', onChange);
  /** Settles at a change, at the signal, or after so long. */
  const next = async (waitMs: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, waitMs);
    wake = resolve;
    if (!changed) await promise;
    clearTimeout(timer);
    changed = false;
  };
  return { next, stop };
}
