import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { findPrograms } from '../../src/demo/programs.ts';
import { loadHistory, startPrometheus } from '../../src/demo/prometheus-process.ts';
import { writePieces } from '../../src/demo/write-history.ts';
import { anchorFile } from '../../src/live/anchor-file.ts';
import { createSloFeed } from '../../src/live/slo-feed.ts';
import { explainSli } from '../../src/promql/explain.ts';
import { windowsOf } from '../../src/slo/evaluate.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import type { PrometheusSource } from '../../src/sources/prometheus/prometheus-source.ts';
import { endpoint } from '../support/endpoint.ts';
import { benchSlos, manyServices } from './many-services.ts';

// 1,000 SLOs of 500 services on a real Prometheus: `npm run bench -- slo`. Medians; times go here, never in tests.
const services = 500;
const rounds = 7;
const { signal } = new AbortController();
const slos = benchSlos(services);

type Lap = {
  readonly wallMs: number;
  readonly clientMs: number;
  readonly serverMs: number;
  readonly blockMs: number;
  readonly requests: number;
};

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The server's own account of its CPU time, in ms. */
async function serverCpuMs(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(metrics)?.[1]) * 1000;
}

async function measure(source: PrometheusSource, work: () => Promise<unknown>): Promise<Lap> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const before = { server: await serverCpuMs(source.url), requests: source.cost().requests };
  const cpu = process.cpuUsage();
  const from = performance.now();
  loop.enable();
  await work();
  loop.disable();
  const wallMs = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  return {
    wallMs,
    clientMs: (user + system) / 1000,
    serverMs: (await serverCpuMs(source.url)) - before.server,
    blockMs: loop.max / 1e6,
    requests: source.cost().requests - before.requests,
  };
}

function median(laps: readonly Lap[], key: keyof Lap): number {
  const sorted = laps.map((lap) => lap[key]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function report(name: string, laps: readonly Lap[]): void {
  const [wall, client, server, block, requests] = (
    ['wallMs', 'clientMs', 'serverMs', 'blockMs', 'requests'] as const
  ).map((key) => median(laps, key).toFixed(0));
  say(
    `${name.padEnd(34)} ${wall} ms wall, ${requests} requests, server ${server} ms CPU, client ${client} ms CPU, longest block ${block} ms`,
  );
}

/** One query an SLO, a window and a count, eight at a time: what everyone does first. */
async function naive(source: PrometheusSource, share: number): Promise<void> {
  const some = slos.filter((_, index) => index % share === 0);
  const queries = some.flatMap((one) =>
    windowsOf(one).flatMap(({ label, seconds }) =>
      Object.values(explainSli(one.sli, label, seconds)),
    ),
  );
  await Promise.all(queries.map((query) => source.instant(query, { signal })));
}

const programs = findPrograms(process.env.PATH ?? '', process.platform);
const folder = mkdtempSync(path.join(tmpdir(), 'onduty-bench-'));
mkdirSync(path.join(folder, 'data'));
const end = Math.floor(Date.now() / 1000) * 1000;
say(`writing and loading 31 days of ${services} services …`);
writePieces(path.join(folder, 'h.om'), manyServices(services, end));
await loadHistory(programs.promtool, path.join(folder, 'h.om'), path.join(folder, 'data'));
const server = await startPrometheus(programs.prometheus, folder, {
  exporterPort: null,
  alertmanagerUrl: null,
});
try {
  const clock = { now: end - 600_000 };
  const source = openPrometheus(endpoint(server.url, { timeoutSeconds: 120 }));
  const feed = () =>
    createSloFeed({
      ...{ prometheus: source, slos, now: () => clock.now },
      anchors: anchorFile(path.join(folder, 'cache'), server.url),
    });
  const cold = feed();
  report('cold start, short windows', [await measure(source, () => cold.readFast(signal))]);
  report('cold start, long windows', [await measure(source, () => cold.readSlow(signal))]);
  const warm = feed();
  clock.now += 60_000;
  await warm.readSlow(signal);
  const steady: Lap[] = [];
  for (let round = 0; round < rounds; round++) {
    clock.now += 30_000;
    steady.push(
      await measure(source, async () => {
        await warm.readFast(signal);
        await warm.readSlow(signal);
      }),
    );
  }
  report('steady refresh, all windows', steady);
  const share = 20;
  const one = await measure(source, () => naive(source, share));
  report(`naive, 1 SLO in ${share}`, [one]);
  say(
    `server CPU, naive for all against a steady refresh: ${((one.serverMs * share) / median(steady, 'serverMs')).toFixed(0)} times`,
  );
} finally {
  await server.child.stop();
  await rm(folder, { recursive: true, force: true });
}
