import { silence, startAlertmanager, waitForAlert } from './alertmanager-process.ts';
import { makeDemoFolder, removeFolder } from './demo-folder.ts';
import { startExporter } from './exporter.ts';
import type { Fleet } from './fleet.ts';
import { demoFleet, fillHistory } from './load-history.ts';
import type { Programs } from './programs.ts';
import { type Server, startPrometheus } from './prometheus-process.ts';

/** The ways a demo ends. */
export type DemoEnding = {
  /** Stops everything that was started and removes the folder. */
  stop(): Promise<void>;
  /** The same at once, for a process that is about to exit. */
  kill(): void;
};

/** The servers of a running demo. */
export type Demo = {
  readonly folder: string;
  readonly prometheusUrl: string;
  readonly alertmanagerUrl: string;
  /** Waits until Alertmanager shows what burns, at most ten seconds: it learns of it after Prometheus. */
  alertsShown(): Promise<void>;
};

/** What was started so far. */
type Parts = { readonly folder: string; readonly servers: Server[]; closeExporter: () => void };

/**
 * Starts a Prometheus with 30 days of history and a live target, and an Alertmanager with one
 * silence. `onStart` gets the demo's end before anything is started, so that it can be ended early.
 */
export async function startDemo(
  programs: Programs,
  progress: (text: string) => void,
  onStart: (ending: DemoEnding) => void,
): Promise<Demo> {
  const parts: Parts = { folder: makeDemoFolder(), servers: [], closeExporter: () => undefined };
  onStart({ stop: () => stop(parts), kill: () => kill(parts) });
  const end = Math.floor(Date.now() / 1000) * 1000;
  const fleet = demoFleet(end);
  progress('loading 30 days of history …');
  const [alertmanager] = await Promise.all([
    startAlertmanager(programs.alertmanager, parts.folder).then((server) => keep(parts, server)),
    fillHistory(fleet, parts.folder, programs.promtool),
  ]);
  progress('starting Prometheus …');
  const prometheus = await startLive(parts, fleet, programs.prometheus, alertmanager.url);
  await silence(alertmanager.url, aliceSilence(end));
  return {
    folder: parts.folder,
    prometheusUrl: prometheus.url,
    alertmanagerUrl: alertmanager.url,
    alertsShown: () => waitForAlert(alertmanager.url, 'ErrorBudgetBurn', 10_000),
  };
}

/** Starts the exporter where the history left the fleet, and the Prometheus that scrapes it. */
async function startLive(parts: Parts, fleet: Fleet, program: string, alertmanagerUrl: string) {
  const exporter = await startExporter(fleet, Date.now);
  parts.closeExporter = exporter.close;
  const links = { exporterPort: exporter.port, alertmanagerUrl };
  return keep(parts, await startPrometheus(program, parts.folder, links));
}

function keep(parts: Parts, server: Server): Server {
  parts.servers.push(server);
  return server;
}

function aliceSilence(now: number) {
  return {
    matchers: { alertname: 'SlowResponses', service: 'checkout' },
    by: 'alice',
    comment: 'the new card form is being rolled back',
    from: now,
    until: now + 2 * 3_600_000,
  };
}

async function stop(parts: Parts): Promise<void> {
  parts.closeExporter();
  await Promise.all(parts.servers.map(({ child }) => child.stop()));
  removeFolder(parts.folder);
}

function kill(parts: Parts): void {
  for (const { child } of parts.servers) child.kill();
  removeFolder(parts.folder);
}
