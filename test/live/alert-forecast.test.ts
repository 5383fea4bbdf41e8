import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadHistory, type Server, startPrometheus } from '../../src/demo/prometheus-process.ts';
import { withForecasts } from '../../src/live/forecast-feed.ts';
import { createSloFeed } from '../../src/live/slo-feed.ts';
import type { Clearing } from '../../src/slo/clearing.ts';
import type { Slo } from '../../src/slo/slo.ts';
import type { SloStatus } from '../../src/slo/status.ts';
import { type Tier, tiersFor } from '../../src/slo/tiers.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { endpoint } from '../support/endpoint.ts';
import { anSlo } from '../support/live-state.ts';
import { programsOrSkip } from '../support/real-servers.ts';

/** An outage that ends at `recovery`: so many minutes of so many bad events, scraped so often. */
type Outage = {
  readonly service: string;
  readonly share: number;
  readonly minutes: number;
  readonly scrapeSeconds: number;
};

const outages: readonly Outage[] = [
  { service: 'all', share: 1, minutes: 10, scrapeSeconds: 15 },
  { service: 'fifth', share: 0.2, minutes: 60, scrapeSeconds: 60 },
  { service: 'twentieth', share: 0.05, minutes: 60, scrapeSeconds: 30 },
  { service: 'fiftieth', share: 0.02, minutes: 120, scrapeSeconds: 30 },
];

const minute = 60_000;
const day = 24 * 60 * minute;
const recovery = Date.UTC(2026, 5, 5, 12, 0, 7);
const start = recovery - 4 * day;
const end = recovery + 7 * 60 * minute;
const perSecond = 20;
const background = 0.0001;
const programs = programsOrSkip();
const { signal } = new AbortController();

function history(): string {
  const lines = ['# TYPE requests counter'];
  for (const { service, share, minutes, scrapeSeconds } of outages)
    for (const [code, of] of [
      ['500', (bad: number) => bad],
      ['200', (bad: number) => 1 - bad],
    ] as const) {
      let count = 0;
      for (let at = start; at <= end; at += scrapeSeconds * 1000) {
        const out = at > recovery - minutes * minute && at <= recovery;
        count += of(out ? share : background) * perSecond * scrapeSeconds;
        lines.push(`requests_total{service="${service}",code="${code}"} ${count} ${at / 1000}`);
      }
    }
  return `${lines.join('\n')}\n# EOF\n`;
}

function sloOf(service: string): Slo {
  const matchers = [{ label: 'service', op: '=', value: service }] as const;
  const failed = { label: 'code', op: '=', value: '500' } as const;
  const metric = 'requests_total';
  return {
    ...anSlo(service),
    sli: {
      bad: { kind: 'counters', terms: [{ sign: 1, metric, matchers: [...matchers, failed] }] },
      total: { kind: 'counters', terms: [{ sign: 1, metric, matchers }] },
    },
  };
}

describe.skipIf(programs === null)('the times of an alert, against a real Prometheus', () => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    if (programs === null) return;
    folder = mkdtempSync(path.join(tmpdir(), 'onduty-forecast-'));
    mkdirSync(path.join(folder, 'data'));
    const file = path.join(folder, 'history.om');
    writeFileSync(file, history());
    await loadHistory(programs.promtool, file, path.join(folder, 'data'));
    const links = { exporterPort: null, alertmanagerUrl: null };
    server = await startPrometheus(programs.prometheus, folder, links);
  }, 60_000);
  afterAll(async () => {
    await server?.child.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function judgedAt(at: number): Promise<readonly SloStatus[]> {
    const prometheus = openPrometheus(endpoint(server.url));
    const slos = outages.map(({ service }) => sloOf(service));
    const feed = createSloFeed({ prometheus, slos, now: () => at, at });
    try {
      const whole = withForecasts(feed, prometheus, () => at);
      await whole.readFast(signal);
      return await whole.readSlow(signal);
    } finally {
      prometheus.close();
    }
  }

  /** The minutes at which the rule's own expression is true, as Prometheus evaluates it. */
  async function firing(service: string, tiers: readonly Tier[]): Promise<readonly number[]> {
    const burn = (window: string) =>
      `(sum(rate(requests_total{service="${service}",code="500"}[${window}])) / sum(rate(requests_total{service="${service}"}[${window}]))) / 0.001`;
    const query = tiers
      .map(
        ({ long, short, factor }) => `(${burn(long)} >= ${factor} and ${burn(short)} >= ${factor})`,
      )
      .join(' or ');
    const from = String((recovery - 3 * 60 * minute) / 1000);
    const body = new URLSearchParams({ query, start: from, end: String(end / 1000), step: '60' });
    const response = await fetch(`${server.url}/api/v1/query_range`, { method: 'POST', body });
    const answer = (await response.json()) as {
      data: { result: { values: [number, string][] }[] };
    };
    return (answer.data.result[0]?.values ?? []).map(([seconds]) => seconds * 1000);
  }

  const tiers = tiersFor(30 * 86_400);
  const pages = tiers.filter(({ severity }) => severity === 'page');

  /** How many minutes a forecast is off the first minute at which nothing fires. */
  function minutesOff(clearing: Clearing | null | undefined, firingAt: readonly number[]): number {
    return Math.abs((clearing?.at ?? 0) - (firingAt.at(-1) ?? 0) - minute) / minute;
  }

  test.each([4, 8, 20])('%i minutes after recovery are right within two minutes', async (after) => {
    for (const { slo, alert, alertTimes } of await judgedAt(recovery + after * minute)) {
      const any = await firing(slo.service, tiers);
      const page = await firing(slo.service, pages);
      expect(minutesOff(alertTimes?.clears?.page, page), `${slo.service} page`).toBeLessThan(2);
      expect(minutesOff(alertTimes?.clears?.all, any), `${slo.service} all`).toBeLessThan(2);
      if (alert?.severity !== 'page') continue;
      const off = Math.abs((alertTimes?.since ?? 0) - (page[0] ?? 0)) / minute;
      expect(off, `${slo.service} since`).toBeLessThanOrEqual(2);
    }
  });

  test('while it burns on, no end is foretold', async () => {
    for (const { alert, alertTimes } of await judgedAt(recovery - minute)) {
      expect(alert?.severity).toBe('page');
      expect(alertTimes?.clears).toEqual({ all: null, page: null });
    }
  });
});
