import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import type { Authentication } from '../../src/config/config.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { endpoint } from '../support/endpoint.ts';
import { type Answerer, oneSample, reply, startFaultServer } from '../support/fault-server.ts';
import { sourceError } from '../support/rejection.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of cleanUp.splice(0).reverse()) await stop();
});

async function serve(answerer: Answerer) {
  const server = await startFaultServer({ it: answerer });
  cleanUp.push(server.stop);
  return { ...server, address: server.url('it') };
}

function open(...[to, options]: Parameters<typeof openPrometheus>) {
  const source = openPrometheus(to, { random: () => 0, ...options });
  cleanUp.push(source.close);
  return source;
}

const good = reply(200, oneSample);

test('a query goes by POST with its time and the deadline for the server', async () => {
  const seen: unknown[] = [];
  const server = await serve(async (request, response, nth) => {
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    seen.push({
      method: request.method,
      url: request.url,
      form,
      tenant: request.headers['x-scope-orgid'],
    });
    await good(request, response, nth);
  });
  const source = open(endpoint(`${server.address}/`, { headers: { 'X-Scope-OrgID': 'team-a' } }));
  await source.instant('sum(up)', { at: 1_700_000_000_500 });
  expect(seen).toEqual([
    {
      method: 'POST',
      url: '/it/api/v1/query',
      form: { query: 'sum(up)', time: '1700000000.5', timeout: '10' },
      tenant: 'team-a',
    },
  ]);
});

test('connections are kept between requests', async () => {
  const ports = new Set<number | undefined>();
  const server = await serve((request, response, nth) => {
    ports.add(request.socket.remotePort);
    return good(request, response, nth);
  });
  const source = open(endpoint(server.address));
  for (let nth = 0; nth < 5; nth += 1) await source.instant('up');
  expect(ports.size).toBe(1);
});

test('at most three requests are under way, the others wait in order', async () => {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const server = await serve(async (request, response, nth) => {
    asked.push(new URLSearchParams(await text(request)).get('query') ?? '');
    waiting.push(() => void good(request, response, nth));
  });
  const source = open(endpoint(server.address));
  const answers = ['a', 'b', 'c', 'd', 'e'].map((query) => source.instant(query));
  await expect.poll(() => asked.length).toBe(3);
  waiting.shift()?.();
  await expect.poll(() => asked.length).toBe(4);
  expect([...asked].sort()).toEqual(['a', 'b', 'c', 'd']);
  expect(asked[3]).toBe('d');
  waiting.shift()?.();
  await expect.poll(() => asked.length).toBe(5);
  for (const answer of waiting) answer();
  await Promise.all(answers);
});

test('a caller can give up, also while waiting for its turn', async () => {
  let closed = 0;
  const server = await serve((request) => {
    request.socket.once('close', () => {
      closed += 1;
    });
  });
  const source = open(endpoint(server.address), { concurrency: 1 });
  const running = new AbortController();
  const waiting = new AbortController();
  const first = sourceError(source.instant('first', { signal: running.signal }));
  const second = sourceError(source.instant('second', { signal: waiting.signal }));
  await expect.poll(() => server.requests('it')).toBe(1);
  waiting.abort();
  expect((await second).kind).toBe('aborted');
  running.abort();
  expect((await first).kind).toBe('aborted');
  await expect.poll(() => closed).toBe(1);
  expect(server.requests('it')).toBe(1);
});

test('closing the source ends what is under way and what comes after', async () => {
  const server = await serve(() => {});
  const source = open(endpoint(server.address));
  const asked = sourceError(source.instant('up'));
  await expect.poll(() => server.requests('it')).toBe(1);
  source.close();
  expect((await asked).kind).toBe('aborted');
  expect((await sourceError(source.instant('up'))).kind).toBe('aborted');
  expect(server.requests('it')).toBe(1);
});

test('a server that asks for a wait longer than the deadline is not asked again', async () => {
  const server = await serve(reply(503, 'busy', { 'retry-after': '11' }));
  const source = open(endpoint(server.address, { timeoutSeconds: 10 }));
  expect((await sourceError(source.instant('up'))).kind).toBe('unavailable');
  expect(server.requests('it')).toBe(1);
});

test('warnings and infos of the server come with the answer', async () => {
  const body = oneSample.replace(
    '"status"',
    '"warnings":["partial\\u001b[31m answer"],"infos":["not a counter"],"status"',
  );
  const server = await serve(reply(200, body));
  const answer = await open(endpoint(server.address)).instant('up');
  expect(answer.warnings).toEqual(['partial answer', 'not a counter']);
});

test('cost counts what was sent and what came', async () => {
  let time = 0;
  const server = await serve((request, response, nth) => {
    time += 250;
    return good(request, response, nth);
  });
  const source = open(endpoint(server.address), { now: () => time });
  await source.instant('up');
  await source.instant('up');
  expect(source.cost()).toEqual({ requests: 2, bytes: 2 * oneSample.length, seconds: 0.5 });
});

const token: Authentication = { kind: 'bearer', token: { from: 'command', command: 'token' } };

/** Accepts only this Authorization header. */
function wants(header: () => string): Answerer {
  return (request, response, nth) =>
    (request.headers.authorization === header() ? good : reply(401, 'no'))(request, response, nth);
}

test('a token that expired is read again, once', async () => {
  let valid = 'Bearer t1';
  let reads = 0;
  const readSecret = async () => {
    reads += 1;
    return `t${reads}`;
  };
  const server = await serve(wants(() => valid));
  const source = open(endpoint(server.address, { auth: token }), { readSecret });
  await source.instant('up');
  await source.instant('up');
  expect(reads).toBe(1);
  valid = 'Bearer t2';
  await source.instant('up');
  expect([reads, server.requests('it')]).toEqual([2, 4]);
  valid = 'Bearer other';
  const error = await sourceError(source.instant('up'));
  expect(error.message).toContain('refused the credentials: 401 ("no"): check prometheus.auth');
  expect([reads, server.requests('it')]).toEqual([3, 6]);
});

test('a token that is the same when read again is not sent twice', async () => {
  const server = await serve(reply(401, 'no'));
  const source = open(endpoint(server.address, { auth: token }), {
    readSecret: async () => 'same',
  });
  expect((await sourceError(source.instant('up'))).kind).toBe('unauthorized');
  expect(server.requests('it')).toBe(1);
});

test('basic credentials come from the configuration, or else from the URL', async () => {
  const server = await serve(wants(() => `Basic ${Buffer.from('bob:p@ss').toString('base64')}`));
  const auth = {
    kind: 'basic',
    username: 'bob',
    password: { from: 'value', value: 'p@ss' },
  } as const;
  await open(endpoint(server.address, { auth })).instant('up');
  const source = open(endpoint(server.address.replace('//', '//bob:p%40ss@')));
  expect(source.url).toBe(server.address);
  await source.instant('up');
  expect(server.requests('it')).toBe(2);
});

test('a secret that cannot be read is said, without asking the server', async () => {
  const server = await serve(good);
  const readSecret = async () => {
    throw new Error('token: no such file');
  };
  const source = open(endpoint(server.address, { auth: token }), { readSecret });
  const error = await sourceError(source.instant('up'));
  expect(error.kind).toBe('unauthorized');
  expect(error.message).toContain('token: no such file: check prometheus.auth');
  expect(server.requests('it')).toBe(0);
});

test('a secret that is never read ends with the deadline', async () => {
  const server = await serve(good);
  const readSecret = () => new Promise<string>(() => {});
  const source = open(endpoint(server.address, { auth: token, timeoutSeconds: 0.1 }), {
    readSecret,
  });
  expect((await sourceError(source.instant('up'))).kind).toBe('timeout');
});

test('proxy variables are not used for this machine', async () => {
  const server = await serve(good);
  process.env.HTTP_PROXY = 'http://127.0.0.1:9';
  cleanUp.push(() => delete process.env.HTTP_PROXY);
  await open(endpoint(server.address)).instant('up');
  expect(server.requests('it')).toBe(1);
});
