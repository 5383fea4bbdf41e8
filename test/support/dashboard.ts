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

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

/** Opens a fresh store with INC-1 (SEV-3, acknowledged by bob) and INC-2 (SEV-1, nobody's yet). */
export async function dashboardLab(): Promise<DashboardLab> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-dashboard-'));
  const file = path.join(folder, 'incidents.db');
  const location = { kind: 'sqlite', path: file } as const;
  const store = await openStore(location, { policies: usualPolicies(5) });
  cleanups.push(async () => {
    await store.close();
    // A program that is just ending may still write into it.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  await store.declare({ severity: 'SEV-3', title: 'slow search' }, 'bob');
  await store.declare({ severity: 'SEV-1', title: 'API 5xx' }, 'bob');
  await store.acknowledge('INC-1', 'bob');
  const args = ['--store', `sqlite:${file}`, '--user', 'alice'];
  return {
    folder,
    store,
    args,
    start: ({ args: more = [], preload, ...options } = {}) =>
      startPty({
        cwd: folder,
        ...options,
        command: process.execPath,
        args: [...(preload === undefined ? [] : ['--import', preload]), program, ...args, ...more],
        env: {
          ...{ XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
          ...{ XDG_CACHE_HOME: folder, XDG_STATE_HOME: folder },
          ...options.env,
        },
      }),
  };
}
