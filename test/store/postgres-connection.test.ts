import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type Certificate, certificateFolder } from '../support/certificates.ts';
import {
  executeOnPostgres,
  freePort,
  hasPostgres,
  type PostgresServer,
  startPostgres,
} from '../support/postgres.ts';
import { minutes, withStore } from '../support/stores.ts';

const outage = { severity: 'SEV-1', title: 'API down' } as const;

describe.skipIf(!hasPostgres)('the address of a PostgreSQL store', () => {
  let plain: PostgresServer;
  let encrypted: PostgresServer;
  let authority: Certificate;
  let other: Certificate;
  let certificates: Awaited<ReturnType<typeof certificateFolder>>;

  beforeAll(async () => {
    certificates = await certificateFolder();
    [authority, other] = await Promise.all([
      certificates.selfSigned('authority'),
      certificates.selfSigned('other'),
    ]);
    const forName = await certificates.signedBy(authority, 'localhost');
    [plain, encrypted] = await Promise.all([startPostgres(), startPostgres(forName)]);
  });
  afterAll(async () => {
    await Promise.all([plain.stop(), encrypted.stop(), certificates.remove()]);
  });

  /** Null when a store opens there, else the line a person gets. */
  async function problemOf(url: string): Promise<string | null> {
    return openStore({ kind: 'postgres', url }, minutes).then(
      async (store) => {
        await store.close();
        return null;
      },
      (error: Error) => error.message,
    );
  }

  test('means sslmode and sslrootcert as libpq does', async () => {
    const byAddress = await encrypted.freshDatabase();
    const byName = byAddress.replace('127.0.0.1', 'localhost');
    const root = `sslrootcert=${authority.certPath}`;
    expect(await problemOf(byAddress)).toBeNull();
    expect(await problemOf(`${byAddress}?sslmode=require`)).toBeNull();
    expect(await problemOf(`${byAddress}?sslmode=verify-ca&${root}`)).toBeNull();
    expect(await problemOf(`${byName}?sslmode=verify-full&${root}`)).toBeNull();
    const wrongName = await problemOf(`${byAddress}?sslmode=verify-full&${root}`);
    expect(wrongName).toMatch(/not in the cert's list.*another server's: name the host as it does/);
    const wrongRoot = `sslrootcert=${other.certPath}`;
    for (const mode of ['require', 'verify-ca', 'verify-full']) {
      expect(await problemOf(`${byName}?sslmode=${mode}&${wrongRoot}`)).toMatch(
        /the CA of the server/,
      );
    }
    expect(await problemOf(`${byName}?sslmode=verify-full`)).toMatch(
      /name the CA .* sslrootcert=FILE/,
    );
  });

  test('really encrypts', async () => {
    const url = `${await encrypted.freshDatabase()}?sslmode=require`;
    const store = await openStore({ kind: 'postgres', url }, minutes);
    const check = `do $$ begin if not (select bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'onduty') then raise 'plain'; end if; end $$`;
    await executeOnPostgres(url.replace('?sslmode=require', ''), check);
    await store.close();
  });

  test('never goes on without TLS that was asked for', async () => {
    const url = await plain.freshDatabase();
    expect(await problemOf(url)).toBeNull();
    expect(await problemOf(`${url}?sslmode=require`)).toMatch(/does not support SSL.*turn TLS on/);
  });

  test.each([
    ['sslmode=verify-ca', /needs sslrootcert=FILE/],
    ['sslmode=verfy-full', /sslmode is disable, .* not "verfy-full"/],
    ['sslmod=verify-full', /"sslmod" is not understood/],
    ['sslmode=verify-ca&sslrootcert=/nowhere/ca.pem', /sslrootcert can't be read: ENOENT/],
    ['target_session_attrs=standby', /is read-write, primary or any, not "standby"/],
  ])('is refused in one line with %s', async (parameters, line) => {
    const problem = await problemOf(`postgres://alice:secret@localhost/team?${parameters}`);
    expect(problem).toMatch(line);
    expect(problem).not.toMatch(/secret|\n/);
  });

  test('names several servers: the first that takes writes is used', async () => {
    const [first, standby] = [await plain.freshDatabase(), await encrypted.freshDatabase()];
    const name = first.split('/').at(-1);
    const postgres = (server: PostgresServer) =>
      `postgres://onduty@127.0.0.1:${server.port}/postgres`;
    await executeOnPostgres(postgres(encrypted), `create database shared`);
    await executeOnPostgres(
      postgres(encrypted),
      `alter database shared set default_transaction_read_only = on`,
    );
    await executeOnPostgres(postgres(plain), `alter database ${name} rename to shared`);
    expect(standby).not.toBe('');
    const hosts = [await freePort(), encrypted.port, plain.port].map((port) => `127.0.0.1:${port}`);
    const url = `postgres://onduty@${hosts.join(',')}/shared?target_session_attrs=read-write`;
    await withStore({ kind: 'postgres', url }, async (store) => {
      expect((await store.declare(outage, 'alice')).id).toBe('INC-1');
      expect(store.description).toBe(`postgres://onduty@${hosts.join(',')}/shared`);
    });
  });
});
