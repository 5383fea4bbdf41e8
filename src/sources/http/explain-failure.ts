import { SourceError, type SourceErrorKind } from '../source-error.ts';
import type { Refused } from './retry.ts';
import { serverText } from './server-text.ts';
import type { Service } from './service.ts';

type Words = {
  readonly kind: SourceErrorKind;
  readonly says: (service: Service, host: string, detail: string) => string;
  readonly retry?: true;
};

const unverified: Words = {
  kind: 'tls',
  says: ({ key }) =>
    `has a certificate that no known authority signed: set ${key}.tls.ca to its CA file`,
};
const wrongHost: Words = {
  kind: 'tls',
  says: ({ key }, host) =>
    `has a certificate for another name than ${host}: check ${key}.url or set ${key}.tls.serverName`,
};
const outOfDate: Words = {
  kind: 'tls',
  says: () => 'has a certificate that is out of date: renew it there, and check the clock here',
};
const closed: Words = {
  kind: 'unreachable',
  says: () => 'closed the connection without an answer: is it, or a proxy before it, restarting?',
  retry: true,
};
const noName: Words = {
  kind: 'unreachable',
  says: ({ key }, host) => `cannot be found: no address for ${host}: check ${key}.url and the DNS`,
};
const noRoute: Words = {
  kind: 'unreachable',
  says: () => 'cannot be reached from here: check the network or the VPN',
};
const notHttp: Words = {
  kind: 'not-prometheus',
  says: ({ key }) => `does not speak HTTP: check the port in ${key}.url`,
};

// https://nodejs.org/api/tls.html#x509-certificate-error-codes
const byCode: Readonly<Record<string, Words>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: unverified,
  SELF_SIGNED_CERT_IN_CHAIN: unverified,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unverified,
  UNABLE_TO_GET_ISSUER_CERT: unverified,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unverified,
  CERT_HAS_EXPIRED: outOfDate,
  CERT_NOT_YET_VALID: outOfDate,
  ERR_TLS_CERT_ALTNAME_INVALID: wrongHost,
  HOSTNAME_MISMATCH: wrongHost,
  ECONNREFUSED: {
    kind: 'unreachable',
    says: ({ key }) => `refuses connections: is it running? check ${key}.url`,
    retry: true,
  },
  ECONNRESET: closed,
  EPIPE: closed,
  ENOTFOUND: noName,
  EAI_AGAIN: noName,
  ETIMEDOUT: noRoute,
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
};

/** Says why a request brought no answer, or half of one, from the error the transport threw. */
export function explainFailure(service: Service, error: unknown, maxBytes: number): Refused {
  const { code, message } = codeAndMessage(error);
  const words = byCode[code] ?? byShape(code, message, maxBytes);
  const text = words.says(service, new URL(service.url).hostname, serverText(message));
  return {
    kind: 'refused',
    error: new SourceError(words.kind, `${service.title} at ${service.url} ${text}`),
    retry: words.retry ? { afterMs: null } : false,
  };
}

function byShape(code: string, message: string, maxBytes: number): Words {
  if (message.startsWith('maxContentLength')) {
    const size = `${Math.round(maxBytes / 1_000_000)} MB`;
    return { kind: 'too-large', says: () => `sent more than ${size}: ask for fewer series` };
  }
  if (message === 'stream has been aborted')
    return { kind: 'truncated', says: () => 'broke off in the middle of its answer: ask again' };
  if (code.startsWith('Z_'))
    return {
      kind: 'truncated',
      says: () => 'sent a damaged compressed answer: check the proxy before it',
    };
  if (code.startsWith('HPE_')) return notHttp;
  if (/wrong.version.number|packet.length.too.long/i.test(code + message))
    return { kind: 'tls', says: ({ key }) => `does not speak TLS: is ${key}.url http://?` };
  if (/^(ERR_SSL|ERR_OSSL|ERR_TLS|EPROTO|CERT_)/.test(code))
    return {
      kind: 'tls',
      says: ({ key }) => `failed the TLS handshake (${opensslReason(message)}): check ${key}.tls`,
    };
  return { kind: 'failed', says: (_, __, detail) => `could not be asked: ${detail || code}` };
}

/** OpenSSL writes `…:error:0A00010B:SSL routines:function:reason:file:line:`. */
function opensslReason(message: string): string {
  return serverText(message.match(/SSL routines:[^:]*:([^:]+)/)?.[1] ?? message);
}

function codeAndMessage(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}
