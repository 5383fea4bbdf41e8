import type { Endpoint } from '../../src/config/config.ts';

/** An endpoint without credentials and with a deadline of 10 s, unless said otherwise. */
export function endpoint(url: string, changes: Partial<Endpoint> = {}): Endpoint {
  return { url, auth: { kind: 'none' }, tls: null, headers: {}, timeoutSeconds: 10, ...changes };
}
