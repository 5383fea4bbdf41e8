import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createSloFeed } from '../../src/live/slo-feed.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { loadText } from '../config/surroundings.ts';
import { endpoint } from '../support/endpoint.ts';
import { pushHistograms, startNativePrometheus } from '../support/native-histograms.ts';
import { programsOrSkip, type RealServer } from '../support/real-servers.ts';

const programs = programsOrSkip();
const { signal } = new AbortController();
const end = Date.UTC(2026, 0, 10);
const minutes = 120;

describe.skipIf(programs === null)('latency from native histograms of a real Prometheus', () => {
  let server: RealServer;
  beforeAll(async () => {
    if (programs === null) return;
    server = await startNativePrometheus(programs.prometheus);
    const points = (fast: number, slow: number) =>
      Array.from({ length: minutes + 1 }, (_, minute) => ({
        at: end - (minutes - minute) * 60_000,
        fast: minute * fast,
        slow: minute * slow,
      }));
    await pushHistograms(server.url, {
      duration_seconds: points(90, 10),
      idle_seconds: points(0, 0),
    });
  }, 60_000);
  afterAll(() => server?.stop());

  async function judged(metric: string, form = ', histogram: native') {
    const sli = `{latency: ${metric}, threshold: 250ms${form}}`;
    const { slos } = await loadText(
      `services: [{name: api, slos: [{name: fast, target: 95%, window: 1d, sli: ${sli}}]}]\n`,
    );
    const prometheus = openPrometheus(endpoint(server.url));
    onTestFinished(() => prometheus.close());
    const feed = createSloFeed({ prometheus, slos, now: Date.now, at: end });
    await feed.readFast(signal);
    const [status] = await feed.readSlow(signal);
    return status;
  }

  test('read by buckets it has none, and the reason says what it is', async () => {
    expect(await judged('duration_seconds', '')).toMatchObject({
      data: 'no-data',
      reason: expect.stringMatching(/^duration_seconds is a native histogram, without buckets/),
    });
    expect((await judged('gone_seconds', ''))?.reason).toMatch(/^no series of gone_seconds/);
  });

  test('the share over the threshold, of all that were observed', async () => {
    const status = await judged('duration_seconds');
    const hour = status?.burn.find(({ label }) => label === '1h')?.counts;
    expect(hour?.bad).toBeCloseTo(600, -1);
    expect(hour?.total).toBeCloseTo(6000, -2);
    expect((hour?.bad ?? 0) / (hour?.total ?? 1)).toBeCloseTo(0.1, 9);
    expect(status).toMatchObject({ data: 'ok' });
  });

  test('without requests there is no traffic, and without the metric no data', async () => {
    expect(await judged('idle_seconds')).toMatchObject({ data: 'no-traffic', sli: null });
    expect(await judged('gone_seconds')).toMatchObject({ data: 'no-data', sli: null });
  });
});
