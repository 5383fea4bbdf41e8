import type { StoreLocation } from './config.ts';
import { type PathBase, resolvePath } from './paths.ts';
import { parsePostgresUrl } from './postgres-url.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

/** `sqlite:PATH` (relative to the base folder) or `postgres://user@host/database`. */
export function parseStoreLocation(text: string, base: PathBase): Reading<StoreLocation> {
  const trimmed = text.trim();
  if (/^postgres(ql)?:\/\//.test(trimmed)) return readPostgres(trimmed);
  if (!trimmed.startsWith('sqlite:')) return refuse(refusal(trimmed));
  const file = trimmed.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
  if (file === '') return refuse(expected(trimmed));
  if (file === ':memory:') return readAs({ kind: 'sqlite', path: file });
  return readAs({ kind: 'sqlite', path: resolvePath(file, base) });
}

function readPostgres(url: string): Reading<StoreLocation> {
  return parsePostgresUrl(url) !== null ? readAs({ kind: 'postgres', url }) : refuse(expected(url));
}

function refusal(text: string): string {
  const looksLikeFile = text !== '' && !text.includes('://');
  return looksLikeFile ? `${expected(text)}; write sqlite:${text}` : expected(text);
}

function expected(text: string): string {
  return `expected sqlite:PATH or postgres://user@host/database, got ${quote(text)}`;
}
