import type { ClientConfig } from 'pg';
import type { PostgresUrl } from '../config/postgres-url.ts';
import { tlsChoices } from './postgres-tls.ts';
import { StoreError } from './store-error.ts';

/** The servers of an address, in the order to try, each with its ways; whether one must take writes to do. */
export type PostgresTargets = {
  readonly servers: readonly (readonly ClientConfig[])[];
  readonly mustWrite: boolean;
};

const usualConnectSeconds = 5;

/** What the driver needs to reach each server of an address. Throws `StoreError`. */
export function postgresTargets(
  url: PostgresUrl,
  env: Readonly<Record<string, string | undefined>>,
): PostgresTargets {
  const { user, password, database, parameters } = url;
  const common: ClientConfig = {
    ...(user === null ? {} : { user }),
    ...(password === null ? {} : { password }),
    ...(database === null ? {} : { database }),
    application_name: parameters.get('application_name') ?? 'onduty',
    connectionTimeoutMillis: connectSeconds(parameters.get('connect_timeout')) * 1000,
    keepAlive: true,
    enableChannelBinding: parameters.get('channel_binding') === 'require',
    ...(parameters.has('options') ? { options: parameters.get('options') ?? '' } : {}),
    ...(parameters.get('sslnegotiation') === 'direct' ? { sslnegotiation: 'direct' } : {}),
  };
  const servers = url.hosts.map((one) =>
    tlsChoices(url, one, env).map(
      (ssl): ClientConfig => ({
        ...common,
        ...(one.host === null ? {} : { host: one.host }),
        ...(one.port === null ? {} : { port: one.port }),
        ssl,
      }),
    ),
  );
  return { servers, mustWrite: mustWrite(parameters.get('target_session_attrs')) };
}

function connectSeconds(text: string | undefined): number {
  const seconds = Number(text);
  return seconds > 0 ? seconds : usualConnectSeconds;
}

function mustWrite(attributes: string | undefined): boolean {
  if (attributes === undefined || attributes === 'any') return false;
  if (attributes === 'read-write' || attributes === 'primary') return true;
  throw new StoreError(
    `the incident store is written to: target_session_attrs is read-write, primary or any, not "${attributes.slice(0, 40)}"`,
  );
}
