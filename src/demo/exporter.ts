import { once } from 'node:events';
import { createServer } from 'node:http';
import { advanceFleet, type Fleet } from './fleet.ts';
import { latencySeries, requestSeries, type Series } from './series.ts';

/** The live half of the demo: an HTTP server that Prometheus scrapes. */
export type Exporter = { readonly port: number; close(): void };

/**
 * Serves the fleet's counters as they stand at each scrape. The history left them where it ended, so
 * the series go on without a jump and without a reset.
 */
export async function startExporter(fleet: Fleet, now: () => number): Promise<Exporter> {
  const server = createServer((_request, response) => {
    advanceFleet(fleet, now());
    response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    response.end(expositionText(fleet));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The demo ends when its dashboard does, whatever Prometheus still asks.
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the exporter has no port');
  return {
    port: address.port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The fleet's counters in Prometheus' text format. */
export function expositionText({ instances }: Fleet): string {
  return [
    '# TYPE http_requests_total counter',
    ...instances.flatMap(requestSeries).map(line),
    '# TYPE http_request_duration_seconds histogram',
    ...instances.flatMap(latencySeries).map(line),
    '',
  ].join('\n');
}

function line({ id, value }: Series): string {
  return `${id} ${value()}`;
}
