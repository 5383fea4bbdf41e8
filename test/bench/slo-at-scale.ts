import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { findPrograms } from '../../src/demo/programs.ts';
import { loadHistory, startPrometheus } from '../../src/demo/prometheus-process.ts';
import { writePieces } from '../../src/demo/write-history.ts';
import { anchorFile } from '../../src/live/anchor-file.ts';
import type { FillProgress } from '../../src/live/filling.ts';
import { createSloFeed, type SloFeed } from '../../src/live/slo-feed.ts';
import { explainSli } from '../../src/promql/explain.ts';
import { windowsOf } from '../../src/slo/evaluate.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { loadAxios } from '../../src/sources/http/load-axios.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import type { PrometheusSource } from '../../src/sources/prometheus/prometheus-source.ts';
import { endpoint } from '../support/endpoint.ts';
import { benchSlos, daysOf } from './many-services.ts';

// On a real Prometheus: `npm run bench -- slo`. Medians; times go here, never in tests. 1,000 SLOs of 500
// services, three instances each, at a sample a minute: what queries cost depends on the samples a window
// holds. Writing and loading 270 million samples takes minutes.
const services = 500;
const rounds = 7;
/** One SLO of so many is asked the naive way. */
const naiveShare = 20;
/** Days that are loaded at a time. */
const loads = 2;
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
  loop.enable();
  // Its first reading begins with the next turn of the loop.
  await pause(5);
  loop.reset();
  const cpu = process.cpuUsage();
  const from = performance.now();
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

/** Writes one day while the ones before it are loaded. */
async function fill(folder: string, end: number): Promise<void> {
  const loading = new Set<Promise<void>>();
  let day = 0;
  for (const pieces of daysOf(services, end)) {
    const file = path.join(folder, `day-${++day}.om`);
    writePieces(file, pieces);
    while (loading.size >= loads) await Promise.race(loading);
    const load = loadHistory(programs.promtool, file, path.join(folder, 'data'))
      .then(() => rm(file))
      .finally(() => loading.delete(load));
    loading.add(load);
  }
  await Promise.all(loading);
}

async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-bench-'));
  mkdirSync(path.join(folder, 'data'));
  const end = Math.floor(Date.now() / 60_000) * 60_000;
  // From one file, as it is delivered, it takes a fifth of the time that it takes from its sources.
  await loadAxios();
  say(`writing and loading 31 days of ${services} services …`);
  await fill(folder, end);
  const server = await startPrometheus(programs.prometheus, folder, {
    exporterPort: null,
    alertmanagerUrl: null,
  });
  try {
    await compare(server.url, path.join(folder, 'cache'), benchSlos(services), end);
  } finally {
    await server.child.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As the dashboard does: by parts, the rows on screen first. */
async function fillCold(source: PrometheusSource, feed: SloFeed, slos: readonly Slo[]) {
  const onScreen = new Set(slos.slice(0, 30).map(({ id }) => id));
  const from = performance.now();
  let firstMs = Number.NaN;
  const filling = {
    wanted: () => onScreen,
    onPart: (_: unknown, { done }: FillProgress) => {
      if (Number.isNaN(firstMs)) {
        firstMs = performance.now() - from;
        say(`the first ${done} SLOs over all long windows: after ${firstMs.toFixed(0)} ms`);
      }
    },
  };
  report('cold start, long windows by parts', [
    await measure(source, () => feed.readSlow(signal, filling)),
  ]);
}

async function compare(
  url: string,
  cache: string,
  slos: readonly Slo[],
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
  await fillCold(source, cold, slos);
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
  const some = slos.filter((_, index) => index % naiveShare === 0);
  const one = await measure(source, () => naive(source, some));
  report(`naive, 1 SLO in ${naiveShare}`, [one]);
  const [short, long] = [median(fast, 'serverMs'), median(slow, 'serverMs')];
  const times = (steady: number) => ((one.serverMs * naiveShare) / steady).toFixed(0);
  say(
    `server CPU, naive for all against all windows at once: ${times(short + long)} times; against a refresh on average: ${times(short + long / 8)} times`,
  );
}

await run();
