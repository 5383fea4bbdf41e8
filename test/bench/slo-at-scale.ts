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
import type { Slo } from '../../src/slo/slo.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import type { PrometheusSource } from '../../src/sources/prometheus/prometheus-source.ts';
import { endpoint } from '../support/endpoint.ts';
import { benchSlos, coarseHistory, fineHistory, manyServices } from './many-services.ts';

// On a real Prometheus: `npm run bench -- slo`. Medians; times go here, never in tests. First 1,000 SLOs
// of 500 services with coarse history; then 80 SLOs of 40 services at a sample a minute, since what one
// query an SLO costs depends on the samples a window holds.
const rounds = 7;
const { signal } = new AbortController();

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
async function naive(source: PrometheusSource, slos: readonly Slo[]): Promise<void> {
  const queries = slos.flatMap((one) =>
    windowsOf(one).flatMap(({ label, seconds }) =>
      Object.values(explainSli(one.sli, label, seconds)),
    ),
  );
  await Promise.all(queries.map((query) => source.instant(query, { signal })));
}

const programs = findPrograms(process.env.PATH ?? '', process.platform);

type Scale = {
  readonly services: number;
  readonly history: Parameters<typeof manyServices>[2];
  /** One SLO of so many is asked the naive way. */
  readonly naiveShare: number;
};

async function run({ services, history, naiveShare }: Scale): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-bench-'));
  mkdirSync(path.join(folder, 'data'));
  const end = Math.floor(Date.now() / 1000) * 1000;
  say(`writing and loading 31 days of ${services} services …`);
  writePieces(path.join(folder, 'h.om'), manyServices(services, end, history));
  await loadHistory(programs.promtool, path.join(folder, 'h.om'), path.join(folder, 'data'));
  const server = await startPrometheus(programs.prometheus, folder, {
    exporterPort: null,
    alertmanagerUrl: null,
  });
  try {
    await compare(server.url, path.join(folder, 'cache'), benchSlos(services), naiveShare, end);
  } finally {
    await server.child.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(
  url: string,
  cache: string,
  slos: readonly Slo[],
  share: number,
  end: number,
): Promise<void> {
  const clock = { now: end - 600_000 };
  const source = openPrometheus(endpoint(url, { timeoutSeconds: 120 }));
  const feed = () =>
    createSloFeed({
      ...{ prometheus: source, slos, now: () => clock.now },
      anchors: anchorFile(cache, url),
    });
  const cold = feed();
  report('cold start, short windows', [await measure(source, () => cold.readFast(signal))]);
  report('cold start, long windows', [await measure(source, () => cold.readSlow(signal))]);
  const warm = feed();
  clock.now += 60_000;
  await warm.readSlow(signal);
  const fast: Lap[] = [];
  const slow: Lap[] = [];
  for (let round = 0; round < rounds; round++) {
    clock.now += 30_000;
    fast.push(await measure(source, () => warm.readFast(signal)));
    slow.push(await measure(source, () => warm.readSlow(signal)));
  }
  report('steady refresh, up to 6h', fast);
  report('steady refresh, longer (every 8th)', slow);
  const some = slos.filter((_, index) => index % share === 0);
  const one = await measure(source, () => naive(source, some));
  report(`naive, 1 SLO in ${share}`, [one]);
  const [short, long] = [median(fast, 'serverMs'), median(slow, 'serverMs')];
  const times = (steady: number) => ((one.serverMs * share) / steady).toFixed(0);
  say(
    `server CPU, naive for all against all windows at once: ${times(short + long)} times; against a refresh on average: ${times(short + long / 8)} times`,
  );
}

await run({ services: 500, history: coarseHistory, naiveShare: 20 });
await run({ services: 40, history: fineHistory, naiveShare: 4 });
