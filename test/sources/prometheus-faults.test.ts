import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import type { SourceErrorKind } from '../../src/sources/source-error.ts';
import { endpoint } from '../support/endpoint.ts';
import { type FaultServer, type faults, startFaultServer } from '../support/fault-server.ts';
import { sourceError } from '../support/rejection.ts';

type Fault = `${keyof typeof faults}`;

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.stop());

function open(fault: Fault, timeoutSeconds = 10) {
  return openPrometheus(endpoint(server.url(fault), { timeoutSeconds }), {
    maxBytes: 1_000_000,
    random: () => 0,
  });
}

type Expected = readonly [Fault, SourceErrorKind, number | null, number, string];

// fault, kind, HTTP status, requests sent, what the line says
const table: readonly Expected[] = [
  [
    'html',
    'not-prometheus',
    null,
    1,
    'sent an HTML page (a login page?) where JSON was expected: check prometheus.url',
  ],
  ['empty', 'truncated', null, 1, 'sent an empty answer'],
  ['plain', 'not-prometheus', null, 1, 'sent "OK" where JSON was expected'],
  ['cut-json', 'truncated', null, 1, 'JSON that breaks off or is damaged (60 characters)'],
  ['cut-body', 'truncated', null, 1, 'broke off in the middle of its answer'],
  ['bad-gzip', 'truncated', null, 1, 'damaged compressed answer'],
  ['bomb', 'too-large', null, 1, 'sent more than 1 MB: ask for fewer series'],
  ['huge', 'too-large', null, 1, 'sent more than 1 MB'],
  ['login', 'not-prometheus', 302, 1, 'redirects to http://sso.example/login (a login page?)'],
  ['bad-data', 'bad-query', 400, 1, 'refused the query: 1:4: parse error'],
  [
    'too-many',
    'bad-query',
    422,
    1,
    'could not run the query: query processing would load too many samples',
  ],
  ['query-timeout', 'timeout', 503, 1, 'gave up the query: query timed out'],
  ['error-200', 'bad-query', null, 1, 'refused the query: no such function'],
  ['other-json', 'not-prometheus', null, 1, 'sent JSON that is not an answer of Prometheus'],
  ['wrong-shape', 'not-prometheus', null, 1, 'sent JSON that is not an answer of Prometheus'],
  [
    '401',
    'unauthorized',
    401,
    1,
    'asks for credentials: 401 ("Unauthorized"): set prometheus.auth',
  ],
  ['403', 'forbidden', 403, 1, 'forbids it: 403: check prometheus.auth'],
  ['404', 'not-found', 404, 1, 'has no /404/api/v1/query: 404 ("404 page not found")'],
  ['418', 'failed', 418, 1, 'answered 418 ("short and stout")'],
  ['429', 'rate-limited', 429, 1, 'is asked too often: 429 ("slow down")'],
  ['500', 'failed', 500, 1, 'answered 500 ("oops")'],
  ['502', 'unavailable', 502, 3, 'a proxy that cannot reach it: 502'],
  ['503', 'unavailable', 503, 3, 'starting up (replaying its log)'],
  ['504', 'unavailable', 504, 3, 'a proxy that gave up waiting: 504 ("upstream request timeout")'],
  ['reset', 'unreachable', null, 3, 'closed the connection without an answer'],
];

describe('a Prometheus that fails', () => {
  test.each(table)('%s: %s', async (fault, kind, status, requests, says) => {
    const source = open(fault);
    const error = await sourceError(source.instant('up'));
    source.close();
    expect(error).toMatchObject({ kind, status });
    expect(error.message).toContain(`Prometheus at ${server.url(fault)} `);
    expect(error.message).toContain(says);
    expect(error.message).not.toMatch(/[\n\r]|secret|token=/);
    expect(server.requests(fault)).toBe(requests);
    expect(source.cost().requests).toBe(requests);
  });

  test.each(['drip', 'silent'] as const)(
    '%s: the deadline ends the whole request',
    async (fault) => {
      const source = open(fault, 0.2);
      const error = await sourceError(source.instant('up'));
      source.close();
      expect(error.kind).toBe('timeout');
      expect(error.message).toContain('did not answer within 0.2 s');
      expect(server.requests(fault)).toBe(1);
    },
  );

  test.each([
    ['reset-once', 2],
    ['starting-up', 3],
    ['slow-down-once', 2],
  ] as const)('%s: the same request sent again succeeds', async (fault, requests) => {
    const source = open(fault);
    const { value } = await source.instant('up');
    source.close();
    expect(value).toEqual([{ labels: { service: 'api' }, value: 0.25, at: 1_700_000_000_000 }]);
    expect(server.requests(fault)).toBe(requests);
  });

  test('text of the server cannot reach the terminal, and is cut', async () => {
    const source = open('escape-in-error');
    const { message } = await sourceError(source.instant('up'));
    source.close();
    expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]|\[2J|owned/);
    expect(message.length).toBeLessThan(400);
  });

  test('nothing listens, or no such name', async () => {
    const gone = await startFaultServer({});
    const url = gone.url('');
    await gone.stop();
    const refused = openPrometheus(endpoint(url), { random: () => 0 });
    expect(await sourceError(refused.instant('up'))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('refuses connections: is it running?'),
    });
    expect(refused.cost().requests).toBe(3);
    const nowhere = openPrometheus(endpoint('http://no-such-host.invalid:9090'));
    expect(await sourceError(nowhere.instant('up'))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('no address for no-such-host.invalid'),
    });
  });

  test.each(['localhost:9090', 'ftp://x', 'prometheus'])('"%s" is not a web address', (url) => {
    expect(() => openPrometheus(endpoint(url))).toThrow(
      /write prometheus.url as http:\/\/host:port/,
    );
  });
});
