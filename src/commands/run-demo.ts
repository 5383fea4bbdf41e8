import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { loadConfig, systemEnvironment } from '../config/load.ts';
import { demoConfig } from '../demo/demo-config.ts';
import { declareDemoIncidents } from '../demo/demo-incidents.ts';
import { findPrograms, MissingProgram } from '../demo/programs.ts';
import { type ProgressLine, progressLine } from '../demo/progress-line.ts';
import { type Demo, type DemoEnding, startDemo } from '../demo/start-demo.ts';
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
  /** The moment to show instead of now, ms since the epoch. */
  readonly at?: number;
};

/**
 * Starts the demo's servers, shows the dashboard over them, and stops them whatever happens.
 * Gives the exit code. Throws `SourceError` when one of the programs is missing or does not start.
 */
export async function runDemo(view: DemoView): Promise<number> {
  const programs = await named(() => findPrograms(process.env.PATH ?? '', process.platform));
  const progress = progressLine(process.stderr);
  const letGo = exitOnSignals();
  let ending: DemoEnding | null = null;
  const killNow = () => ending?.kill();
  process.once('exit', killNow);
  try {
    const demo = await named(() =>
      startDemo(programs, progress.show, (started) => {
        ending = started;
      }),
    );
    return await show(demo, view, progress, letGo);
  } finally {
    progress.clear();
    await (ending as DemoEnding | null)?.stop();
    process.off('exit', killNow);
    letGo();
  }
}

/** Shows the dashboard; `letGo` leaves the signals to it, for it puts the terminal back before it ends. */
async function show(demo: Demo, view: DemoView, progress: ProgressLine, letGo: () => void) {
  const config = await configure(demo, view);
  const onScreen = process.stdin.isTTY && process.stdout.isTTY && !view.once;
  if (onScreen) letGo();
  else {
    progress.show('waiting for the first alerts …');
    await demo.alertsShown();
  }
  progress.clear();
  const { runDashboard } = await import('./run-dashboard.ts');
  const { side = false, size = null, at = null } = view;
  return runDashboard(async () => config, { once: !onScreen, side, size, at });
}

/** Writes the demo's configuration and incidents, and reads the first as any other is read. */
async function configure(demo: Demo, { user }: DemoView): Promise<Config> {
  const file = path.join(demo.folder, 'onduty.yaml');
  const storePath = path.join(demo.folder, 'incidents.db');
  await writeFile(file, demoConfig({ ...demo, storePath }));
  // Without the person's own ONDUTY_ variables: the demo never touches their store.
  const environment = { ...systemEnvironment(), env: {} };
  const options = { config: file, ...(user === undefined ? {} : { user }) };
  const config = await loadConfig(options, environment);
  const store = await openStore(config.store, config.incidents);
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
