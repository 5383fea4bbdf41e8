import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Child, startChild, waitUntilReady } from '../../src/demo/child.ts';
import { freePort } from '../../src/demo/free-port.ts';
import { findPrograms, type Programs } from '../../src/demo/programs.ts';
import { partOrSkip } from './parts.ts';

const install = 'apt-get install --no-install-recommends prometheus prometheus-alertmanager';

/** Prometheus and Alertmanager on PATH; null when the tests that need them are to be skipped. */
export function programsOrSkip(): Programs | null {
  const programs = found();
  return partOrSkip('prometheus with its alertmanager', programs !== null, install)
    ? programs
    : null;
}

function found(): Programs | null {
  try {
    return findPrograms(process.env.PATH ?? '', process.platform);
  } catch {
    return null;
  }
}

/** A real server on a free loopback port with a folder of its own. */
export type RealServer = { readonly url: string; stop(): Promise<void> };

/** Starts a real Prometheus that scrapes itself each second, with these alert rules. */
export async function startRealPrometheus(program: string, rules: string): Promise<RealServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onduty-prometheus-'));
  const port = await freePort();
  const config = `global: {scrape_interval: 1s, evaluation_interval: 1s}
rule_files: [rules.yml]
scrape_configs: [{job_name: itself, static_configs: [{targets: ['127.0.0.1:${port}']}]}]
`;
  await writeFile(path.join(folder, 'prometheus.yml'), config);
  await writeFile(path.join(folder, 'rules.yml'), rules);
  const child = startChild(program, [
    `--config.file=${path.join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${path.join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--query.max-samples=100000',
  ]);
  return ready(child, 'Prometheus', port, folder);
}

/** Starts a real Alertmanager, alone. */
export async function startRealAlertmanager(program: string): Promise<RealServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onduty-alertmanager-'));
  const port = await freePort();
  const config = 'route: {receiver: nobody, group_wait: 1s}\nreceivers: [{name: nobody}]\n';
  await writeFile(path.join(folder, 'alertmanager.yml'), config);
  const child = startChild(program, [
    `--config.file=${path.join(folder, 'alertmanager.yml')}`,
    `--storage.path=${path.join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
  ]);
  return ready(child, 'Alertmanager', port, folder);
}

async function ready(child: Child, name: string, port: number, folder: string) {
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(child, name, `${url}/-/ready`);
  const stop = async () => {
    await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, stop };
}
