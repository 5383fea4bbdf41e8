import type { Config } from '../config/config.ts';
import type { Size } from './size.ts';

export type RunDashboardOptions = {
  /** One frame as text instead of the full screen; also when stdin or stdout is no terminal. */
  readonly once: boolean;
  /** Of that frame; the terminal's, or 120x34, when null. */
  readonly size: Size | null;
  /** The narrow panel instead of the overview. */
  readonly side: boolean;
  /** The moment to show instead of now, ms since the epoch. */
  readonly at: number | null;
};

/** Runs the dashboard to its end and gives the exit code. `load` reads the configuration, when it is time. */
export async function runDashboard(
  load: () => Promise<Config>,
  options: RunDashboardOptions,
): Promise<number> {
  const onScreen = process.stdin.isTTY && process.stdout.isTTY && !options.once;
  if (onScreen) {
    const { showScreen } = await import('./dashboard/show-screen.ts');
    return showScreen(load, options);
  }
  const { printOnce } = await import('./dashboard/print-once.ts');
  return printOnce(await load(), options);
}
