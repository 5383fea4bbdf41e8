import { onTestFinished } from 'vitest';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { type DashboardOptions, dashboardFolder, startDashboard } from './dashboard.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import type { Pty } from './pty.ts';
import { withStore } from './stores.ts';

/** A PostgreSQL of its own, which ends with the test, and dashboards of the built program over it. */
export type PostgresDashboardLab = {
  readonly folder: string;
  readonly server: PostgresServer;
  /** Uses the store as another process does. */
  inStore<T>(use: (store: TeamStore) => Promise<T>): Promise<T>;
  start(options?: DashboardOptions): Pty;
};

/** Starts the server with an empty database. */
export async function postgresDashboardLab(): Promise<PostgresDashboardLab> {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const url = await server.freshDatabase();
  const folder = dashboardFolder();
  return {
    ...{ folder, server },
    inStore: (use) => withStore({ kind: 'postgres', url }, use),
    start: (options) => startDashboard(folder, url, options),
  };
}
