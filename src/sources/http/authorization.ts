import type { Authentication, Secret } from '../../config/config.ts';
import { SourceError } from '../source-error.ts';
import type { Address, Service } from './service.ts';

export type ReadSecret = (secret: Secret) => Promise<string>;

/** The Authorization header of one source. Throws `SourceError` (unauthorized) when a secret cannot be read. */
export type Authorization = {
  /** Null when no credentials are configured. */
  header(): Promise<string | null>;
  /** Reads the secret again, even one that is kept: for after a 401. */
  freshHeader(): Promise<string | null>;
};

/** Credentials of the configuration, or else those written in the URL. */
export function openAuthorization(
  service: Service,
  auth: Authentication,
  address: Address,
  readSecret: ReadSecret,
): Authorization {
  // Env and files are read for each request; a command costs a process, so its answer is kept.
  let kept: string | null = null;

  async function value(secret: Secret, fresh: boolean): Promise<string> {
    if (secret.from !== 'command') return readSecret(secret);
    if (fresh || kept === null) kept = await readSecret(secret);
    return kept;
  }

  async function header(fresh: boolean): Promise<string | null> {
    if (auth.kind === 'bearer') return `Bearer ${await value(auth.token, fresh)}`;
    if (auth.kind === 'basic') return basic(auth.username, await value(auth.password, fresh));
    const written = address.credentials;
    return written && basic(written.username, written.password);
  }

  const named = (fresh: boolean) =>
    header(fresh).catch((error: unknown) => {
      throw unreadable(service, error);
    });
  return { header: () => named(false), freshHeader: () => named(true) };
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function unreadable(service: Service, error: unknown): SourceError {
  const why = error instanceof Error ? error.message : String(error);
  return new SourceError(
    'unauthorized',
    `${service.title} at ${service.url} was not asked: its secret could not be read: ${why}: check ${service.key}.auth`,
  );
}
