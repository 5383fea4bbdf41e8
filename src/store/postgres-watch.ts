import { openListener } from './postgres-listener.ts';
import type { ServerPools } from './postgres-pool.ts';
import { type Watching, watchRevision } from './watch-revision.ts';

const shortestPauseMs = 500;
const longestPauseMs = 15_000;
// Behind a pooler that hands no notifications on, polling is for good, but poolers are reconfigured.
const deafPauseMs = 10 * 60_000;

/**
 * Tells of changes as the server announces them; looks each second while it can't: before it
 * listens, after the connection was lost, and behind a pooler that passes no notifications on.
 */
export function watchPostgres(pool: ServerPools, channel: string, watching: Watching): () => void {
  const ending = new AbortController();
  let stopPolling: (() => void) | null = watchRevision(watching);
  let pauseMs = shortestPauseMs;
  let timer: NodeJS.Timeout | null = null;

  async function listen(): Promise<void> {
    const end = await openListener(pool, channel, {
      signal: ending.signal,
      onNews: watching.onChange,
      onListening: () => {
        pauseMs = shortestPauseMs;
        stopPolling?.();
        stopPolling = null;
        // What happened before it listened was told to nobody.
        watching.onChange();
      },
    });
    if (ending.signal.aborted) return;
    stopPolling ??= watchRevision(watching);
    const waitMs = end === 'deaf' ? deafPauseMs : pauseMs * (0.5 + 0.5 * Math.random());
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    timer = setTimeout(() => void listen(), waitMs);
    timer.unref();
  }

  void listen();
  return () => {
    ending.abort();
    stopPolling?.();
    if (timer !== null) clearTimeout(timer);
  };
}
