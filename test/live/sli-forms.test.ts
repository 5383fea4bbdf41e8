import { describe, expect, onTestFinished, test } from 'vitest';
import { noAnchorStore } from '../../src/live/anchor-store.ts';
import { createLongWindows } from '../../src/live/long-windows.ts';
import { createSloFeed } from '../../src/live/slo-feed.ts';
import { planWindows } from '../../src/live/window-counts.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { loadText } from '../config/surroundings.ts';
import { duringTests } from '../support/during-tests.ts';
import { endpoint } from '../support/endpoint.ts';
import { type KnownSeries, startKnownPrometheus } from '../support/known-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';

const programs = programsOrSkip();
const { signal } = new AbortController();
const end = Date.UTC(2026, 0, 10);

const series: readonly KnownSeries[] = [
  { name: 'up{instance="a"}', lateSeconds: 30, value: (ago) => (ago > 60 && ago <= 72 ? 0 : 1) },
  { name: 'up{instance="b"}', lateSeconds: 30, value: () => 1 },
  // Half of everything fails for two hours; now and then nothing was asked, and the share is 0/0.
  {
    name: 'failing_share',
    value: (ago) => (ago % 10 === 0 ? Number.NaN : ago > 240 && ago <= 360 ? 0.5 : 0),
  },
  { name: 'asked_total', lateSeconds: 30, value: (ago) => (3000 - ago) * 60 },
  {
    name: 'failed_total',
    lateSeconds: 30,
    value: (ago) => 60 * Math.min(60, Math.max(0, 360 - ago)),
  },
  // One of two is slow over the ends of three slices; nothing is measured over the ends of seven.
  { name: 'slow{instance="a"}', value: (ago) => (ago > 200 && ago <= 240 ? null : 0.1) },
  {
    name: 'slow{instance="b"}',
    value: (ago) => (ago > 200 && ago <= 240 ? null : ago > 100 && ago <= 116 ? 0.3 : 0.1),
  },
  ...['0.1', '0.25', '+Inf'].map((le) => ({
    ...{ name: `took_seconds_bucket{le="${le}"}`, lateSeconds: 30 },
    value: (ago: number) => (3000 - ago) * 60,
  })),
  { name: 'took_seconds_count', lateSeconds: 30, value: (ago) => (3000 - ago) * 60 },
  { name: 'newborn', value: (ago) => (ago > 9 ? null : 1) },
  { name: 'young', value: (ago) => (ago > 60 ? null : 0.1) },
];

describe.skipIf(programs === null)('forms of SLI read from a real Prometheus', () => {
  const server = duringTests(programs, (these) =>
    startKnownPrometheus(these, series, { end, minutes: 2880 }),
  );

  /** An SLO of 99 % over a day, judged at the end of the data. */
  async function judged(sli: string, at = end) {
    const { slos } = await loadText(
      `services: [{name: api, slos: [{name: up, target: 99%, window: 1d, sli: ${sli}}]}]\n`,
    );
    const prometheus = openPrometheus(endpoint(server().url));
    onTestFinished(() => prometheus.close());
    const feed = createSloFeed({ prometheus, slos, now: Date.now, at });
    await feed.readFast(signal);
    const [status] = await feed.readSlow(signal);
    if (status === undefined) throw new Error('no SLO was judged');
    const over = (label: string) => status.burn.find((one) => one.label === label)?.counts;
    return { status, over, feed, prometheus };
  }

  test('a gauge of 0 and 1: samples that were 0 are bad', async () => {
    const { status, over } = await judged('{gauge: up}');
    expect(status.counts).toEqual({ bad: 12, total: 2880 });
    expect(over('2h')).toEqual({ bad: 12, total: 240 });
    expect(over('1h')).toEqual({ bad: 0, total: 120 });
    expect(status).toMatchObject({ data: 'ok', slo: { sli: { unit: 'samples' } } });
  });

  test('a gauge with a sample that is no number is not known, rather than all bad', async () => {
    const { over } = await judged('{gauge: failing_share}');
    expect(over('1h')).toEqual({ bad: null, total: expect.any(Number) });
  });

  test('a share without a range is sampled each minute, and 0/0 is left out', async () => {
    const { status, over } = await judged('{ratio: failing_share}');
    expect(status.counts).toEqual({ bad: 108 * 0.5, total: 1296 });
    expect(over('6h')).toEqual({ bad: 54, total: 324 });
    expect(status.slo.sli.unit).toBe('samples');
  });

  test('a percentage over a window is the share of its time', async () => {
    const { status, over } = await judged('{percent: "100 * avg(avg_over_time(up[$window]))"}');
    expect(over('2h')?.bad).toBeCloseTo(7200 * (12 / 240), 6);
    expect(status.counts.total).toBe(86_400);
    expect(status.counts.bad).toBeCloseTo(86_400 * (12 / 2880), 6);
    expect(status.slo.sli.unit).toBe('seconds');
  });

  test.each([end, end + 17_000])('slices that end on whole five minutes, at %i', async (at) => {
    const { status, over } = await judged('{slices: {query: slow, op: "<", value: 200ms}}', at);
    expect(status.counts).toEqual({ bad: 10, total: 288 });
    expect(over('6h')).toEqual({ bad: 10, total: 72 });
    expect(over('2h')).toEqual({ bad: 3, total: 24 });
    expect(over('5m')).toEqual({ bad: 0, total: 1 });
    expect(status).toMatchObject({ data: 'ok', now: 1, slo: { sli: { unit: 'slices' } } });
  });

  test('a service that is new did not fail before it was there', async () => {
    const { status } = await judged('{slices: {query: young, op: lt, value: 0.2}}');
    expect(status.counts).toEqual({ bad: 0, total: 13 });
  });

  test('how much of the window was measured is known of what counts time, too', async () => {
    const slices = await judged('{slices: {query: young, op: lt, value: 0.2}}');
    expect(slices.status.coverage).toBeCloseTo(13 / 288, 6);
    const minutes = await judged('{ratio: failing_share}');
    expect(minutes.status.coverage).toBeCloseTo(1296 / 1440, 6);
    const justBorn = await judged('{gauge: newborn}', end - 60_000);
    expect(justBorn.status).toMatchObject({ coverage: 0, data: 'ok' });
    const nothing = await judged('{gauge: nothing}');
    expect(nothing.status.coverage).toBeNull();
  });

  test('$window is the slice, and every series has to be above a lower limit', async () => {
    const failures = await judged(
      '{slices: {query: "sum(increase(failed_total[$window]))", op: "<=", value: 0}}',
    );
    expect(failures.status.counts).toEqual({ bad: 12, total: 288 });
    const up = await judged('{slices: {query: up, op: ">=", value: 1, every: 1m}}');
    expect(up.over('2h')).toEqual({ bad: 12, total: 120 });
  });

  test('a window shorter than a slice is not judged, and no data for that', async () => {
    const { status, over } = await judged(
      '{slices: {query: slow, op: "<", value: 0.2, every: 1h}}',
    );
    expect(status.burn.map(({ label }) => label)).toEqual(['1h', '2h', '6h', '1d']);
    expect(over('6h')).toEqual({ bad: 0, total: 6 });
    expect(status).toMatchObject({ data: 'ok', now: 1 });
    const gone = await judged('{slices: {query: gone, op: "<", value: 1, every: 1h}}');
    expect(gone.status).toMatchObject({
      data: 'no-data',
      reason: 'its query gave nothing for 120 minutes',
    });
  });

  test('how the budget went is told in whole slices', async () => {
    const { status, feed } = await judged('{slices: {query: slow, op: "<", value: 0.2}}');
    const { points } = await feed.burnDown('api/up', signal);
    expect(points.at(-1)?.[1]).toBeCloseTo(status.budget.remaining ?? Number.NaN, 6);
  });

  test('a long window of an expression is read again when it has moved by a thousandth', async () => {
    const { status, prometheus } = await judged('{ratio: failing_share}');
    const day = planWindows([status.slo]).filter(({ label }) => label === '1d');
    const long = createLongWindows(prometheus, day, noAnchorStore);
    const requests: number[] = [];
    for (const at of [end, end + 80_000, end + 90_000]) {
      const before = prometheus.cost().requests;
      expect((await long.read(at, signal)).get('1d')?.size).toBe(2);
      requests.push(prometheus.cost().requests - before);
    }
    expect(requests).toEqual([1, 0, 1]);
  });

  test('a bucket that is not there is named with those next to it, and fails no request', async () => {
    const missing = await judged('{latency: took_seconds, threshold: 200ms}');
    expect(missing.status).toMatchObject({
      data: 'no-data',
      reason: 'no bucket at 200 ms; there are 100 ms and 250 ms',
      counts: { bad: null },
    });
    const there = await judged('{latency: took_seconds, threshold: 250ms}');
    expect(there.status).toMatchObject({ data: 'ok', reason: null });
  });

  test('a ratio of two counters is its counts, and a share of nothing is not known', async () => {
    const counts = await judged(
      '{ratio: "sum(rate(failed_total[5m])) / sum(rate(asked_total[5m]))"}',
    );
    expect(counts.status.counts.bad).toBeCloseTo(3600, -1);
    expect(counts.status.counts.total).toBeCloseTo(86_400, -1);
    expect(counts.status.slo.sli.unit).toBeUndefined();
    const nothing = await judged('{ratio: "avg(nothing)"}');
    expect(nothing.status).toMatchObject({ data: 'no-data', counts: { bad: null, total: null } });
  });
});
