import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { type Pty, type PtyOptions, startPty } from './pty.ts';

/** The built program. */
export const program =
  process.env.ONDUTY_TEST_PROGRAM ?? path.resolve(import.meta.dirname, '../../dist/main.js');

export type DashboardOptions = Omit<PtyOptions, 'command' | 'args'> & {
  readonly args?: readonly string[];
  /** Loaded before the program, to break something in it. */
  readonly preload?: string;
};

/** A store file of its own, and dashboards of the built program over it. */
export type DashboardLab = {
  readonly folder: string;
  /** The store as another process sees it. */
  readonly store: TeamStore;
  /** Arguments that make the program use that store, as alice. */
  readonly args: readonly string[];
  start(options?: DashboardOptions): Pty;
};

const cleanups: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** An empty folder for what dashboards read and keep; it goes with the test. */
export function dashboardFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-dashboard-'));
  // A program that is just ending may still write into it.
  cleanups.push(() =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
  return folder;
}

/** Arguments that make the program use a store, as alice. */
const asAlice = (store: string) => ['--store', store, '--user', 'alice'] as const;

/** A dashboard of the built program over a store, as alice; what it reads and keeps is in the folder. */
export function startDashboard(
  folder: string,
  store: string,
  { args = [], preload, ...options }: DashboardOptions = {},
): Pty {
  return startPty({
    cwd: folder,
    ...options,
    command: process.execPath,
    args: [
      ...(preload === undefined ? [] : ['--import', preload]),
      ...[program, ...asAlice(store), ...args],
    ],
    env: {
      ...{ XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
      ...{ XDG_CACHE_HOME: folder, XDG_STATE_HOME: folder },
      ...options.env,
    },
  });
}

/** Opens a fresh store with INC-1 (SEV-3, acknowledged by bob) and INC-2 (SEV-1, nobody's yet). */
export async function dashboardLab(): Promise<DashboardLab> {
  const folder = dashboardFolder();
  const file = path.join(folder, 'incidents.db');
  const store = await openStore({ kind: 'sqlite', path: file }, { policies: usualPolicies(5) });
  cleanups.push(() => store.close());
  await store.declare({ severity: 'SEV-3', title: 'slow search' }, 'bob');
  await store.declare({ severity: 'SEV-1', title: 'API 5xx' }, 'bob');
  await store.acknowledge('INC-1', 'bob');
  const url = `sqlite:${file}`;
  return {
    ...{ folder, store, args: asAlice(url) },
    start: (options) => startDashboard(folder, url, options),
  };
}
