import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A Prometheus of which nothing ever changes, and which knows how often it was asked. */
export type SteadyPrometheus = {
  readonly url: string;
  /** Settles when the shortest window and the alerts have each been asked for this many times more. */
  asked(times: number): Promise<void>;
};

/** What is asked for once in each poll. */
type Poll = 'alerts' | 'window';

/** Counters by their names, and how many events a second each counts, ever since. */
export type SteadyRates = Readonly<Record<string, number>>;

/** Answers each part of a joined query with the events of its window; it has no history, and no alerts. */
export async function startSteadyPrometheus(rates: SteadyRates): Promise<SteadyPrometheus> {
  const polls: Record<Poll, number> = { alerts: 0, window: 0 };
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const { path, query } = await readQuery(request);
    const poll = pollOf(path, query);
    if (poll !== null) polls[poll] += 1;
    for (const look of waiting) look();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: 'success', data: answer(path, query, rates) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: async (times) => {
      const wanted = { alerts: polls.alerts + times, window: polls.window + times };
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = (): void => {
        if (polls.alerts >= wanted.alerts && polls.window >= wanted.window) resolve();
      };
      waiting.add(look);
      await promise.finally(() => waiting.delete(look));
    },
  };
}

async function readQuery(request: IncomingMessage) {
  const form = new URLSearchParams(await text(request));
  return { path: request.url ?? '', query: form.get('query') ?? '' };
}

function pollOf(path: string, query: string): Poll | null {
  if (path.endsWith('/alerts')) return 'alerts';
  return path.endsWith('/query') && query.includes('[5m]') ? 'window' : null;
}

function answer(path: string, query: string, rates: SteadyRates): unknown {
  if (path.endsWith('/alerts')) return { alerts: [] };
  if (path.endsWith('/query_range')) return { resultType: 'matrix', result: [] };
  const parts = query.matchAll(/label_replace\((.*?), "onduty_query", "([^"]+)"/g);
  const result = [...parts].map(([, part = '', name]) => ({
    metric: { onduty_query: name },
    value: [Date.now() / 1000, String(eventsIn(part, rates))],
  }));
  return { resultType: 'vector', result };
}

/** Of `sum(increase(all_total[30m]))`, its 1,800 s times what is counted each. */
function eventsIn(query: string, rates: SteadyRates): number {
  const [, metric = '', count = '0', unit = 's'] = /(\w+)\[(\d+)([smhd])/.exec(query) ?? [];
  const seconds = { s: 1, m: 60, h: 3_600, d: 86_400 }[unit] ?? 0;
  return Number(count) * seconds * (rates[metric] ?? 0);
}
