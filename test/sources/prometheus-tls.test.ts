import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Tls } from '../../src/config/config.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { type CertificateFolder, certificateFolder } from '../support/certificates.ts';
import { endpoint } from '../support/endpoint.ts';
import { oneSample, reply, startFaultServer } from '../support/fault-server.ts';
import { sourceError } from '../support/rejection.ts';

let certificates: CertificateFolder;
beforeAll(async () => {
  certificates = await certificateFolder();
});
afterAll(() => certificates.remove());

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of cleanUp.splice(0).reverse()) await stop();
});

async function serve(tls?: Parameters<typeof startFaultServer>[1]) {
  const server = await startFaultServer({ it: reply(200, oneSample) }, tls);
  cleanUp.push(server.stop);
  return server.url('it');
}

function open(url: string, tls: Partial<Tls> = {}) {
  const all = { ca: null, cert: null, key: null, serverName: null, ...tls };
  const source = openPrometheus(endpoint(url, { tls: all }), { random: () => 0 });
  cleanUp.push(source.close);
  return source;
}

async function tlsError(url: string, tls: Partial<Tls> = {}): Promise<string> {
  const error = await sourceError(open(url, tls).instant('up'));
  expect(error.kind).toBe('tls');
  return error.message;
}

test('a certificate nobody vouches for is refused, and trusted once its CA is named', async () => {
  const own = await certificates.selfSigned('127.0.0.1');
  const url = await serve(own);
  expect(await tlsError(url)).toContain('no known authority signed: set prometheus.tls.ca');
  const { value } = await open(url, { ca: own.certPath }).instant('up');
  expect(value).toHaveLength(1);
});

test('a certificate for another name is refused, and accepted under that name', async () => {
  const own = await certificates.selfSigned('prometheus.example');
  const url = await serve(own);
  expect(await tlsError(url, { ca: own.certPath })).toContain('for another name than 127.0.0.1');
  const named = open(url, { ca: own.certPath, serverName: 'prometheus.example' });
  expect((await named.instant('up')).value).toHaveLength(1);
});

test('an expired certificate is refused', async () => {
  const own = await certificates.selfSigned('127.0.0.1', -1);
  const url = await serve(own);
  expect(await tlsError(url, { ca: own.certPath })).toContain('certificate that is out of date');
});

test('a server that wants a client certificate gets it', async () => {
  const own = await certificates.selfSigned('127.0.0.1');
  const client = await certificates.selfSigned('onduty');
  const url = await serve({ ...own, ca: client.cert, requestCert: true, rejectUnauthorized: true });
  expect(await tlsError(url, { ca: own.certPath })).toContain('failed the TLS handshake');
  const known = open(url, { ca: own.certPath, cert: client.certPath, key: client.keyPath });
  expect((await known.instant('up')).value).toHaveLength(1);
});

test('https:// to a server without TLS says so', async () => {
  const url = await serve();
  expect(await tlsError(url.replace('http:', 'https:'))).toContain('does not speak TLS');
});

test('a certificate file that is not there is named', async () => {
  const message = await tlsError('https://127.0.0.1:9', { ca: '/no/such/ca.pem' });
  expect(message).toContain('cannot read prometheus.tls.ca /no/such/ca.pem (ENOENT)');
});
