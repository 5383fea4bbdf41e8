import { silence, startAlertmanager, waitForAlert } from './alertmanager-process.ts';
import { makeDemoFolder, removeFolder } from './demo-folder.ts';
import { startExporter } from './exporter.ts';
import { demoFleet, fillHistory } from './load-history.ts';
import type { Programs } from './programs.ts';
import { type Server, startPrometheus } from './prometheus-process.ts';

/** The servers of a running demo. */
export type Demo = {
  readonly folder: string;
  readonly prometheusUrl: string;
  readonly alertmanagerUrl: string;
  /** Waits until Alertmanager shows what burns, at most ten seconds: it learns of it some seconds after Prometheus. */
  alertsShown(): Promise<void>;
  /** Stops everything that was started and removes the folder. */
  stop(): Promise<void>;
  /** The same at once, for a process that is about to exit. */
  kill(): void;
};

/** What was started so far, newest last. */
type Parts = { readonly folder: string; readonly servers: Server[]; closeExporter: () => void };

/**
 * Starts a Prometheus with 30 days of history and a live target, and an Alertmanager with one
 * silence. `onStart` gets the demo's end before anything is started, so that it can be ended early.
 */
export async function startDemo(
  programs: Programs,
  progress: (text: string) => void,
  onStart: (ending: Pick<Demo, 'stop' | 'kill'>) => void,
): Promise<Demo> {
  const parts: Parts = { folder: makeDemoFolder(), servers: [], closeExporter: () => undefined };
  const ending = { stop: () => stop(parts), kill: () => kill(parts) };
  onStart(ending);
  const end = Math.floor(Date.now() / 1000) * 1000;
  const fleet = demoFleet(end);
  const started = startAlertmanager(programs.alertmanager, parts.folder);
  progress('loading 30 days of history …');
  const [alertmanager] = await Promise.all([
    started.then((server) => keep(parts, server)),
    fillHistory(fleet, parts.folder, programs.promtool),
  ]);
  progress('starting Prometheus …');
  const exporter = await startExporter(fleet, Date.now);
  parts.closeExporter = exporter.close;
  const prometheus = await startPrometheus(programs.prometheus, parts.folder, {
    exporterPort: exporter.port,
    alertmanagerUrl: alertmanager.url,
  });
  keep(parts, prometheus);
  await silence(alertmanager.url, aliceSilence(end));
  return {
    folder: parts.folder,
    prometheusUrl: prometheus.url,
    alertmanagerUrl: alertmanager.url,
    alertsShown: () => waitForAlert(alertmanager.url, 'ErrorBudgetBurn', 10_000),
    ...ending,
  };
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
