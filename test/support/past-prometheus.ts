import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoFleet, fillHistory } from '../../src/demo/load-history.ts';
import type { Programs } from '../../src/demo/programs.ts';
import { startPrometheus } from '../../src/demo/prometheus-process.ts';

/** A Prometheus that holds the demo's 30 days, which end at `end`, and scrapes nothing. */
export type PastPrometheus = {
  readonly url: string;
  /** ms since the epoch. */
  readonly end: number;
  stop(): Promise<void>;
};

/**
 * Loads the history and starts a server over it: seconds, so once a test file. Where the end is given, each
 * run has the same samples, and extrapolation the same error.
 */
export async function startPastPrometheus(
  programs: Programs,
  end = Math.floor(Date.now() / 1000) * 1000,
): Promise<PastPrometheus> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-past-'));
  mkdirSync(path.join(folder, 'data'));
  await fillHistory(demoFleet(end), folder, programs.promtool);
  const { url, child } = await startPrometheus(programs.prometheus, folder, {
    exporterPort: null,
    alertmanagerUrl: null,
  });
  return {
    url,
    end,
    stop: async () => {
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
