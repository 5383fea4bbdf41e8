import { SourceError } from '../source-error.ts';

/** A server as error messages call it, with the key of the configuration that describes it. */
export type Service = {
  readonly title: string;
  readonly key: string;
  /** Without credentials. */
  readonly url: string;
};

/** Where a server is, taken from the URL a person wrote. */
export type Address = {
  /** Origin and path, without credentials, query or trailing slash. */
  readonly url: string;
  readonly loopback: boolean;
  /** `user:password` of the URL itself, or null. */
  readonly credentials: { readonly username: string; readonly password: string } | null;
};

/** Splits a URL as configured. Throws `SourceError` when it is not an http(s) address. */
export function readAddress(written: string, title: string, key: string): Address {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    const shown = written.replace(/\/\/[^/]*@/, '//').slice(0, 100);
    throw new SourceError(
      'unreachable',
      `${title}: "${shown}" is not a web address: write ${key}.url as http://host:port`,
    );
  }
  return {
    url: url.origin + url.pathname.replace(/\/+$/, ''),
    loopback: isLoopback(url.hostname),
    credentials: url.username
      ? { username: decode(url.username), password: decode(url.password) }
      : null,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
