import { createHash } from 'node:crypto';
import type { StoreLocation } from '../config/config.ts';
import { parsePostgresUrl, publicPostgresUrl } from '../config/postgres-url.ts';

const usualPort = 5432;

/** The store as shown to people, without secrets. */
export function storeName(location: StoreLocation): string {
  if (location.kind === 'sqlite') return `sqlite:${location.path}`;
  const address = parsePostgresUrl(location.url);
  return address === null ? 'postgres://' : publicPostgresUrl(address);
}

/**
 * Tells stores apart in names of files. What says how to get there and not where (user, password,
 * TLS) does not count: a new password must not part people from what they have written.
 */
export function storeDigest(location: StoreLocation): string {
  return createHash('sha256')
    .update(JSON.stringify(placeOf(location)))
    .digest('hex')
    .slice(0, 16);
}

function placeOf(location: StoreLocation): unknown {
  if (location.kind === 'sqlite') return ['sqlite', location.path];
  const address = parsePostgresUrl(location.url);
  if (address === null) return ['postgres', location.url];
  const { hosts, database, user } = address;
  const places = hosts.map(({ host, port }) => [host ?? '', port ?? usualPort]);
  return ['postgres', places, database ?? user ?? ''];
}
