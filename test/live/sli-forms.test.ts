import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createSloFeed } from '../../src/live/slo-feed.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { loadText } from '../config/surroundings.ts';
import { endpoint } from '../support/endpoint.ts';
import { type KnownSeries, startKnownPrometheus } from '../support/known-prometheus.ts';
import { programsOrSkip, type RealServer } from '../support/real-servers.ts';

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
];

describe.skipIf(programs === null)('forms of SLI read from a real Prometheus', () => {
  let server: RealServer;
  beforeAll(async () => {
    if (programs !== null)
      server = await startKnownPrometheus(programs, series, { end, minutes: 2880 });
  }, 60_000);
  afterAll(() => server?.stop());

  /** An SLO of 99 % over a day, judged at the end of the data. */
  async function judged(sli: string, at = end) {
    const { slos } = await loadText(
      `services: [{name: api, slos: [{name: up, target: 99%, window: 1d, sli: ${sli}}]}]\n`,
    );
    const prometheus = openPrometheus(endpoint(server.url));
    onTestFinished(() => prometheus.close());
    const feed = createSloFeed({ prometheus, slos, now: Date.now, at });
    await feed.readFast(signal);
    const [status] = await feed.readSlow(signal);
    if (status === undefined) throw new Error('no SLO was judged');
    const over = (label: string) => status.burn.find((one) => one.label === label)?.counts;
    return { status, over };
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
