import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorFile } from '../../src/live/anchor-file.ts';
import { noAnchorStore } from '../../src/live/anchor-store.ts';
import { readLatencyHistory } from '../../src/live/latency-history.ts';
import { createLongWindows } from '../../src/live/long-windows.ts';
import { createSloFeed } from '../../src/live/slo-feed.ts';
import { planWindows, readWindow } from '../../src/live/window-counts.ts';
import { readEvents } from '../../src/promql/read-counts.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import type { PrometheusSource } from '../../src/sources/prometheus/prometheus-source.ts';
import { demoSlos } from '../support/demo-slos.ts';
import { endpoint } from '../support/endpoint.ts';
import { type PastPrometheus, startPastPrometheus } from '../support/past-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';

const programs = programsOrSkip();
const hour = 3_600_000;
/** The same samples at each run: what rolling is off by depends on how windows lie on them. */
const end = Date.parse('2026-01-05T12:00Z');
const { signal } = new AbortController();

describe.skipIf(programs === null)('SLOs read from a real Prometheus', () => {
  let past: PastPrometheus;
  let prometheus: PrometheusSource;
  let folder: string;

  beforeAll(async () => {
    if (programs === null) return;
    past = await startPastPrometheus(programs, end);
    folder = await mkdtemp(path.join(tmpdir(), 'onduty-anchors-'));
  }, 60_000);
  afterAll(async () => {
    await past?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const open = () => {
    prometheus = openPrometheus(endpoint(past.url));
    return prometheus;
  };

  /** One number asked directly, as a person would in Prometheus' own page. */
  async function ask(query: string): Promise<number | null> {
    const body = new URLSearchParams({ query, time: String(past.end / 1000) });
    const response = await fetch(`${past.url}/api/v1/query`, { method: 'POST', body });
    const answer = (await response.json()) as { data: { result: { value: [number, string] }[] } };
    const value = answer.data.result[0]?.value[1];
    return value === undefined ? null : Number(value);
  }

  test('budgets agree with increase[30d] asked directly, for every service', async () => {
    const slos = demoSlos(30);
    const feed = createSloFeed({ prometheus: open(), slos, now: Date.now, at: past.end });
    await feed.readFast(signal);
    const statuses = await feed.readSlow(signal);
    for (const { slo, budget } of statuses.filter((one) => one.slo.name === 'availability')) {
      const all = `http_requests_total{service="${slo.service}"`;
      const bad = (await ask(`sum(increase(${all},status=~"5.."}[30d]))`)) ?? 0;
      const total = (await ask(`sum(increase(${all}}[30d]))`)) ?? Number.NaN;
      const exact = 1 - bad / total / (1 - slo.objective);
      expect(Math.abs((budget.remaining ?? Number.NaN) - exact), slo.id).toBeLessThan(0.00001);
    }
  });

  test('each state and data state is told from the others', async () => {
    const slos = demoSlos(30);
    const feed = createSloFeed({ prometheus: open(), slos, now: Date.now, at: past.end });
    await feed.readFast(signal);
    const statuses = await feed.readSlow(signal);
    const told = Object.fromEntries(
      statuses.map(({ slo, state, data }) => [slo.id, [state, data]]),
    );
    expect(told).toMatchObject({
      'api-service/availability': ['page', 'ok'],
      'payments/availability': ['exhausted', 'ok'],
      'notifications/availability': ['ticket', 'ok'],
      'recommendations/availability': ['silent-burn', 'ok'],
      'shipping/availability': ['recovering', 'ok'],
      'search/availability': ['ok', 'no-traffic'],
      'auth/availability': ['ok', 'ok'],
    });
    const auth = statuses.find(({ slo }) => slo.id === 'auth/availability');
    expect(auth?.budget.remaining).toBe(1);
  });

  test('requests grow with the windows, not with the SLOs', async () => {
    const requests: number[] = [];
    for (const slos of [demoSlos(30).slice(0, 2), demoSlos(30)]) {
      const feed = createSloFeed({ prometheus: open(), slos, now: Date.now, at: past.end });
      await feed.readFast(signal);
      await feed.readSlow(signal);
      requests.push(prometheus.cost().requests);
    }
    // 5m 30m 1h 2h 6h 1d 3d 30d, the coverage, and whether anything is recorded.
    expect(requests).toEqual([10, 10]);
  });

  test('a day of rolling ends where reading the windows whole does', async () => {
    const slos = demoSlos(7);
    const windows = planWindows(slos).filter(({ seconds }) => seconds > 21_600);
    const store = anchorFile(folder, past.url);
    const source = open();
    let rolling = createLongWindows(source, windows, store);
    const start = past.end - 24 * hour;
    for (let at = start; at < past.end; at += hour / 4) {
      await rolling.read(at, signal);
      // A restart half-way: the anchors come from the file.
      if (at === start + 12 * hour) rolling = createLongWindows(source, windows, store);
    }
    const rolled = await rolling.read(past.end, signal);
    for (const window of windows) {
      const exact = await readWindow(source, window, { at: past.end, signal });
      for (const { id, sli, objective } of slos) {
        const [a, b] = [rolled.get(window.label) ?? new Map(), exact].map((values) => {
          const { bad, total } = readEvents(sli, values, new Set());
          return bad === null || total === null || total < 1 ? null : bad / total / (1 - objective);
        });
        if (window.label !== '7d') continue;
        expect(Math.abs((a ?? 0) - (b ?? 0)), `${id} ${window.label}`).toBeLessThan(0.0001);
      }
    }
  }, 60_000);

  test('windows of hours, rolled on at each refresh, give the burn rate of windows read whole', async () => {
    const slos = demoSlos(7);
    const windows = planWindows(slos).filter(({ label }) => /^[126]h$/.test(label));
    const source = open();
    const rolling = createLongWindows(source, windows, noAnchorStore);
    // Through the outage that began 35 minutes before the end.
    for (let at = past.end - hour; at < past.end; at += 90_000) await rolling.read(at, signal);
    const rolled = await rolling.read(past.end, signal);
    for (const window of windows) {
      const exact = await readWindow(source, window, { at: past.end, signal });
      for (const { id, sli, objective } of slos) {
        const [a, b] = [rolled.get(window.label) ?? new Map(), exact].map((values) => {
          const { bad, total } = readEvents(sli, values, new Set());
          return bad === null || total === null || total < 1 ? 0 : bad / total / (1 - objective);
        });
        expect(Math.abs((a ?? 0) - (b ?? 0)), `${id} ${window.label}`).toBeLessThan(0.05);
      }
    }
  }, 60_000);

  test('a steady refresh of the long windows asks for what came in alone: the rest is read ahead', async () => {
    const windows = planWindows(demoSlos(7)).filter(({ seconds }) => seconds > 21_600);
    const source = open();
    const rolling = createLongWindows(source, windows, anchorFile(`${folder}/steady`, past.url));
    await rolling.read(past.end - hour, signal);
    const requests: number[] = [];
    for (const seconds of [15, 30, 45]) {
      const before = source.cost().requests;
      await rolling.read(past.end - hour + seconds * 1000, signal);
      requests.push(source.cost().requests - before);
    }
    // At first also what came before it, and what will fall out of each window.
    expect(requests).toEqual([2 + windows.length, 1, 1]);
  });

  test('the first reading of long windows goes by parts, what is on screen first', async () => {
    const many = Array.from({ length: 8 }, (_, copy) =>
      demoSlos(7).map((slo) => ({ ...slo, id: `${slo.id} ${copy}`, sli: { ...slo.sli } })),
    ).flat();
    const wanted = new Set(many.slice(-10).map(({ id }) => id));
    const feed = createSloFeed({ prometheus: open(), slos: many, now: Date.now, at: past.end });
    await feed.readFast(signal);
    const parts: { ids: string[]; done: number; of: number }[] = [];
    const whole = await feed.readSlow(signal, {
      wanted: () => wanted,
      onPart: (statuses, progress) => {
        const known = statuses.filter(({ budget }) => budget.remaining !== null);
        parts.push({ ids: known.map(({ slo }) => slo.id), ...progress });
      },
    });
    expect(parts.map(({ done, of }) => [done, of])).toEqual([[60, many.length]]);
    const known = new Set(parts[0]?.ids);
    const expected = whole.filter(
      ({ slo, budget }) => wanted.has(slo.id) && budget.remaining !== null,
    );
    for (const { slo } of expected) expect(known, slo.id).toContain(slo.id);
  });

  test('latency over the window is what the server gives for each step', async () => {
    const slo = demoSlos(30).find(({ id }) => id === 'checkout/latency');
    if (slo === undefined) throw new Error('the demo has no checkout/latency');
    const history = await readLatencyHistory(open(), slo, past.end, signal);
    const exact = await ask(
      'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="checkout"}[21600s])))',
    );
    const p95 = history?.quantiles.find(({ quantile }) => quantile === 0.95)?.points;
    expect(p95).toHaveLength(120);
    expect(p95?.at(-1)).toEqual([past.end, exact]);
    expect(prometheus.cost().requests).toBe(1);
  });
});
