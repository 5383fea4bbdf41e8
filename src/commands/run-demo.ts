import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { loadConfig, systemEnvironment } from '../config/load.ts';
import { demoConfig } from '../demo/demo-config.ts';
import { declareDemoIncidents } from '../demo/demo-incidents.ts';
import { findPrograms, MissingProgram } from '../demo/programs.ts';
import { progressLine } from '../demo/progress-line.ts';
import { type Demo, startDemo } from '../demo/start-demo.ts';
import { SourceError } from '../sources/source-error.ts';
import { openStore } from '../store/open-store.ts';
import { exitOnSignals } from './exit-on-signals.ts';
import type { Size } from './size.ts';

/** How the demo's dashboard is shown. */
export type DemoView = {
  readonly once?: boolean;
  readonly side?: boolean;
  readonly size?: Size;
  readonly user?: string;
};

/**
 * Starts the demo's servers, shows the dashboard over them, and stops them whatever happens.
 * Gives the exit code. Throws `SourceError` when one of the programs is missing or does not start.
 */
export async function runDemo(view: DemoView): Promise<number> {
  const programs = await named(() => findPrograms(process.env.PATH ?? '', process.platform));
  const progress = progressLine(process.stderr);
  const once = (view.once ?? false) || !process.stdout.isTTY;
  let ending: Pick<Demo, 'stop' | 'kill'> | null = null;
  const killNow = () => ending?.kill();
  process.once('exit', killNow);
  const letGo = exitOnSignals();
  try {
    const demo = await named(() =>
      startDemo(programs, progress.show, (started) => {
        ending = started;
      }),
    );
    const config = await configure(demo, view);
    if (once) {
      progress.show('waiting for the first alerts …');
      await demo.alertsShown();
    }
    progress.clear();
    const { runDashboard } = await import('./run-dashboard.ts');
    // The dashboard puts the terminal back itself before it ends.
    if (!once) letGo();
    return await runDashboard(config, { once, side: view.side ?? false, size: view.size ?? null });
  } finally {
    progress.clear();
    await (ending as Demo | null)?.stop();
    process.off('exit', killNow);
    letGo();
  }
}

/** Writes the demo's configuration and incidents, and reads the first as any other is read. */
async function configure(demo: Demo, { user }: DemoView): Promise<Config> {
  const file = path.join(demo.folder, 'onduty.yaml');
  const storePath = path.join(demo.folder, 'incidents.db');
  await writeFile(file, demoConfig({ ...demo, storePath }));
  const environment = systemEnvironment();
  const config = await loadConfig(
    { config: file, ...(user === undefined ? {} : { user }) },
    environment,
  );
  const store = await openStore(config.store, config);
  await declareDemoIncidents(store);
  await store.close();
  return config;
}

/** Gives what goes wrong among the demo's servers the name the exit code is chosen by. */
async function named<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const kind = error instanceof MissingProgram ? 'not-found' : 'failed';
    throw new SourceError(kind, error instanceof Error ? error.message : String(error));
  }
}
