import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Programs } from '../../src/demo/programs.ts';
import { loadHistory, startPrometheus } from '../../src/demo/prometheus-process.ts';
import type { RealServer } from './real-servers.ts';

const day = 86_400;
const stepSeconds = 240;

/** A series of which each step adds the same, or with `flat` stays at the same value. */
export type KnownSeries = { readonly id: string; readonly value: number; readonly flat?: true };

/** Starts a real Prometheus over days of these series, up to now. */
export async function startWithHistory(
  programs: Programs,
  series: readonly KnownSeries[],
  days: number,
): Promise<RealServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-known-'));
  mkdirSync(path.join(folder, 'data'));
  const end = Math.floor(Date.now() / 1000);
  const file = path.join(folder, 'history.om');
  writeFileSync(file, openMetrics(series, end - days * day, end));
  await loadHistory(programs.promtool, file, path.join(folder, 'data'));
  const links = { exporterPort: null, alertmanagerUrl: null };
  const { url, child } = await startPrometheus(programs.prometheus, folder, links);
  const stop = async () => {
    await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

function openMetrics(series: readonly KnownSeries[], from: number, to: number): string {
  const names = [...new Set(series.map(({ id }) => nameOf(id)))];
  const lines = names.flatMap((name) => [
    `# TYPE ${name} unknown`,
    ...series.filter(({ id }) => nameOf(id) === name).flatMap((one) => samples(one, from, to)),
  ]);
  return [...lines, '# EOF', ''].join('\n');
}

function nameOf(id: string): string {
  return id.replace(/\{.*$/, '');
}

function samples({ id, value, flat }: KnownSeries, from: number, to: number): string[] {
  const count = Math.floor((to - from) / stepSeconds) + 1;
  return Array.from({ length: count }, (_, at) => {
    const shown = flat ? value : value * at;
    return `${id} ${shown} ${to - (count - 1 - at) * stepSeconds}`;
  });
}
