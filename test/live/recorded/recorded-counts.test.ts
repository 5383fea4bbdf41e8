import { describe, expect, test } from 'vitest';
import { createRecordedFeed } from '../../../src/live/recorded/recorded-feed.ts';
import { openPrometheus } from '../../../src/sources/prometheus/open-prometheus.ts';
import { duringTests } from '../../support/during-tests.ts';
import { endpoint } from '../../support/endpoint.ts';
import { programsOrSkip } from '../../support/real-servers.ts';
import { startWrittenPast, type WrittenSeries } from '../../support/written-past.ts';

const programs = programsOrSkip();
const { signal } = new AbortController();
const hour = 3_600_000;
const day = 24 * hour;
const step = 300_000;
const end = Math.floor(Date.now() / step) * step;

/** Ten requests a second by day, one by night; a rush-hour outage two days ago. */
const rate = (at: number) => ((end - at) % day < 12 * hour ? 10 : 1);
const badRate = (at: number) => {
  const ago = end - at;
  return ago > 2 * day + hour && ago <= 2 * day + 2 * hour ? rate(at) / 10 : rate(at) / 5_000;
};
function sum(of: (at: number) => number, length: number): number {
  let all = 0;
  for (let at = end - length + step; at <= end; at += step) all += of(at) * 300;
  return all;
}
const share = (length: number) => sum(badRate, length) / sum(rate, length);

const through = (series: string, value: (at: number) => number): WrittenSeries => ({
  ...{ series, from: end - 31 * day, to: end, stepSeconds: 300 },
  value,
});
const now = (series: string, value: number): WrittenSeries => ({
  ...{ series, from: end, to: end, stepSeconds: 300 },
  value: () => value,
});

const web = 'slo="web-errors"';
const up = 'slo="up-targets"';
const uuid = 'grafana_slo_uuid="a1",grafana_slo_name="Pay",grafana_slo_service="pay"';
const freeform = 'grafana_slo_uuid="b2",grafana_slo_name="Queue"';
const totals = sum(rate, 30 * day);
const bads = sum(badRate, 30 * day);

/** As pyrra-dev/pyrra's slo/rules_test.go and grafana/gcx's docs name them. */
const past: readonly WrittenSeries[] = [
  now(`pyrra_objective{${web}}`, 0.999),
  now(`pyrra_window{${web}}`, 2_592_000),
  now(`pyrra_availability{${web}}`, 1 - bads / totals),
  through(`pyrra_requests:rate5m{${web}}`, rate),
  through(`pyrra_errors:rate5m{${web}}`, badRate),
  now(`http_requests:burnrate1h4m{job="web",${web}}`, 0.5),
  now(`http_requests:increase5m{code="200",job="web",${web}}`, 1),
  now(`http_requests:increase30d{code="200",job="web",${web}}`, totals - bads),
  now(`http_requests:increase30d{code="500",job="web",${web}}`, bads),
  now(`pyrra_objective{${up}}`, 0.99),
  now(`pyrra_window{${up}}`, 2_419_200),
  now(`pyrra_availability{${up}}`, 0.995),
  now(`pyrra_requests:rate5m{${up}}`, 80_000),
  now(`pyrra_errors:rate5m{${up}}`, 400),
  now(`up:count4w{${up}}`, 80_000),
  now(`up:sum4w{${up}}`, 79_600),
  ...['5m', '30m', '1h', '2h', '6h', '1d', '4d'].map((window) =>
    now(`up:burnrate${window}{${up}}`, 0.02),
  ),
  now(`grafana_slo_objective{${uuid}}`, 0.995),
  now(`grafana_slo_objective_window_seconds{${uuid}}`, 2_419_200),
  through(`grafana_slo_success_rate_5m{${uuid}}`, (at) => rate(at) - badRate(at)),
  through(`grafana_slo_total_rate_5m{${uuid}}`, rate),
  now(`grafana_slo_sli_window{${uuid}}`, 0.5),
  now(`grafana_slo_objective{${freeform}}`, 0.9),
  now(`grafana_slo_objective_window_seconds{${freeform}}`, 604_800),
  now(`grafana_slo_sli_5m{${freeform}}`, 1),
  now(`grafana_slo_sli_window{${freeform}}`, 0.95),
];

describe.skipIf(programs === null)('SLOs recorded by Pyrra and Grafana', () => {
  const server = duringTests(programs, (these) => startWrittenPast(these, past));

  async function readAll() {
    const prometheus = openPrometheus(endpoint(server().url));
    const feed = createRecordedFeed(prometheus, Date.now, end);
    await feed.readFast(signal);
    const fast = prometheus.cost().requests;
    const statuses = await feed.readSlow(signal);
    const slow = prometheus.cost().requests - fast;
    const find = (id: string) => {
      const status = statuses.find(({ slo }) => slo.id === id);
      if (status === undefined) throw new Error(`no ${id}`);
      const burn = (label: string) =>
        status.burn.find((window) => window.label === label)?.rate ?? null;
      return { ...status, burn };
    };
    return { find, feed, fast, slow, ids: statuses.map(({ slo }) => slo.id).sort() };
  }

  test('are one request, and one for each window that must be added up', async () => {
    const { ids, fast, slow } = await readAll();
    expect(ids).toEqual(['Queue/Queue', 'pay/Pay', 'pyrra/up-targets', 'web/web-errors']);
    // Pyrra and Grafana: 30m 1h 2h 6h each; then 1d and 3d each, and Grafana's 28d.
    expect([fast, slow]).toEqual([9, 5]);
  });

  test("Pyrra's budget is of its counts; windows it scales are added up from counts", async () => {
    const { find, feed } = await readAll();
    const status = find('web/web-errors');
    expect(status).toMatchObject({ data: 'ok', source: { by: 'Pyrra' } });
    expect(status.counts.total).toBeCloseTo(totals, 3);
    expect(status.budget.remaining).toBeCloseTo(1 - bads / totals / 0.001, 9);
    // Not the share of 1h4m, and not a mean of shares: 3d holds nights and the outage.
    expect(status.burn('1h')).toBeCloseTo(share(hour) / 0.001, 6);
    expect((status.burn('3d') ?? 0) / (share(3 * day) / 0.001)).toBeCloseTo(1, 2);
    const { points } = await feed.burnDown('web/web-errors', signal);
    expect(points.at(-1)?.[1]).toBeCloseTo(status.budget.remaining ?? Number.NaN, 6);
  });

  test("a gauge of Pyrra's has shares by window, and samples for events", async () => {
    const status = (await readAll()).find('pyrra/up-targets');
    expect(status).toMatchObject({ data: 'ok', slo: { window: { label: '28d' } } });
    expect(status.counts.total).toBe(80_000);
    expect(status.budget.remaining).toBeCloseTo(0.5, 9);
    expect(status.now).toBeCloseTo(0.98, 9);
    expect(status.burn('1h')).toBeCloseTo(2, 9);
    expect(status.burn('3d')).toBeNull();
  });

  test("Grafana's rates give counts; without rates its shares stand", async () => {
    const { find } = await readAll();
    const status = find('pay/Pay');
    expect(status.source?.by).toBe('Grafana SLO');
    const exact = 1 - share(28 * day) / 0.005;
    expect(Math.abs((status.budget.remaining ?? 0) - exact)).toBeLessThan(0.0001);
    expect((status.counts.total ?? 0) / sum(rate, 28 * day)).toBeCloseTo(1, 3);
    expect(find('Queue/Queue').budget.remaining).toBeCloseTo(0.5, 9);
  });
});
