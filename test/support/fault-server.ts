import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** Answers one request; `nth` counts the requests for this fault from 1. */
export type Answerer = (
  request: IncomingMessage,
  response: ServerResponse,
  nth: number,
) => void | Promise<void>;

export type FaultServer = {
  /** Base URL whose every request meets the named fault. */
  url(fault: string): string;
  /** How many requests the fault has met. */
  requests(fault: string): number;
  stop(): Promise<void>;
};

export const oneSample =
  '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"service":"api"},"value":[1700000000,"0.25"]}]}}';

const json = { 'content-type': 'application/json' };

/** A plain answer with a status. */
export function reply(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Answerer {
  return (_, response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** Faults for the first requests, then a good answer. */
function recovers(after: number, fault: Answerer): Answerer {
  return (request, response, nth) =>
    nth <= after
      ? fault(request, response, nth)
      : reply(200, oneSample, json)(request, response, nth);
}

const reset: Answerer = (request) => {
  request.socket.destroy();
};

export const faults = {
  html: reply(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }),
  empty: reply(200, ''),
  plain: reply(200, 'OK'),
  'cut-json': reply(200, oneSample.slice(0, 60), json),
  'cut-body': (_, response) => {
    response.writeHead(200, { ...json, 'content-length': '5000' });
    response.write(oneSample.slice(0, 60), () => response.destroy());
  },
  'bad-gzip': reply(200, 'not gzip at all', { ...json, 'content-encoding': 'gzip' }),
  bomb: (_, response) => {
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' });
    response.end(gzipSync(Buffer.alloc(8_000_000, ' ')));
  },
  huge: (_, response) => streamForever(response, Buffer.alloc(64_000, ' ')),
  drip: (_, response) => streamForever(response, Buffer.from(' '), 10),
  silent: () => {},
  login: reply(302, '', { location: 'http://user:secret@sso.example/login?token=abc' }),
  'bad-data': reply(
    400,
    '{"status":"error","errorType":"bad_data","error":"1:4: parse error"}',
    json,
  ),
  'too-many': reply(
    422,
    '{"status":"error","errorType":"execution","error":"query processing would load too many samples into memory"}',
    json,
  ),
  'query-timeout': reply(
    503,
    '{"status":"error","errorType":"timeout","error":"query timed out in expression evaluation"}',
    json,
  ),
  'error-200': reply(
    200,
    '{"status":"error","errorType":"bad_data","error":"no such function"}',
    json,
  ),
  'other-json': reply(200, '{"hello":"world"}', json),
  'wrong-shape': reply(
    200,
    '{"status":"success","data":{"resultType":"vector","result":[{"metric":7}]}}',
    json,
  ),
  'escape-in-error': reply(500, 'boom \u001b[2J\u001b]0;owned\u0007 \u202eexe.'.repeat(200)),
  401: reply(401, 'Unauthorized'),
  403: reply(403, '<html>Forbidden</html>'),
  404: reply(404, '404 page not found'),
  418: reply(418, 'short and stout'),
  429: reply(429, 'slow down', { 'retry-after': '3600' }),
  500: reply(500, 'oops'),
  502: reply(502, '<html>Bad Gateway</html>'),
  503: reply(503, 'Service Unavailable'),
  504: reply(504, 'upstream request timeout'),
  reset,
  'reset-once': recovers(1, reset),
  'starting-up': recovers(2, reply(503, 'Service Unavailable')),
  'slow-down-once': recovers(1, reply(429, 'slow down', { 'retry-after': '0' })),
} as const satisfies Record<string, Answerer>;

/** Listens on a free loopback port; the first part of the path names the fault. */
export async function startFaultServer(
  table: Readonly<Record<string, Answerer>> = faults,
  tls?: ServerOptions,
): Promise<FaultServer> {
  const counts = new Map<string, number>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const fault = request.url?.split('/')[1] ?? '';
    const nth = (counts.get(fault) ?? 0) + 1;
    counts.set(fault, nth);
    await table[fault]?.(request, response, nth);
  };
  const server = tls ? createTlsServer(tls, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (fault) => `${tls ? 'https' : 'http'}://127.0.0.1:${port}/${fault}`,
    requests: (fault) => counts.get(fault) ?? 0,
    stop: () => stop(server),
  };
}

function streamForever(response: ServerResponse, chunk: Buffer, everyMs = 0): void {
  response.writeHead(200, json);
  const timer = setInterval(() => response.write(chunk), everyMs);
  response.on('close', () => clearInterval(timer));
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
