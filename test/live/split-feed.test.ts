import { describe, expect, test } from 'vitest';
import { feedFor } from '../../src/commands/slo/feed-for.ts';
import type { Config } from '../../src/config/config.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { demoSlos } from '../support/demo-slos.ts';
import { duringTests } from '../support/during-tests.ts';
import { endpoint } from '../support/endpoint.ts';
import { startPastPrometheus } from '../support/past-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';

const programs = programsOrSkip();
const { signal } = new AbortController();

describe.skipIf(programs === null)('SLOs split by a label, on a real Prometheus', () => {
  const past = duringTests(programs, (these) => startPastPrometheus(these));

  const api = demoSlos(7).filter(({ service }) => service === 'api-service');
  const split = (most: number) =>
    api.map((slo) => ({ ...slo, by: { labels: ['instance'], most } }));
  const config = (slos: Config['slos']) => ({ slos, cacheFolder: '/nonexistent' }) as Config;

  test('each value is a row of its own, and all of them add up to the whole', async () => {
    const source = openPrometheus(endpoint(past().url));
    const [whole, parts] = await Promise.all(
      [api, split(20)].map(async (slos) => {
        const feed = feedFor(config(slos), source, past().end);
        await feed.readFast(signal);
        return feed.readSlow(signal);
      }),
    );
    for (const { slo, counts } of whole ?? []) {
      const own = (parts ?? []).filter((one) => one.slo.part?.of === slo.id);
      expect(own.map((one) => one.slo.part?.values.instance).sort()).toEqual([
        'api-service-1',
        'api-service-2',
        'api-service-3',
      ]);
      const sum = (key: 'bad' | 'total') =>
        own.reduce((all, one) => all + (one.counts[key] ?? Number.NaN), 0);
      expect(sum('total') / (counts.total ?? 0)).toBeCloseTo(1, 6);
      expect(sum('bad') / (counts.bad ?? 0)).toBeCloseTo(1, 6);
    }
    source.close();
  });

  test('no more rows than wanted, the worst of them, and how many there are', async () => {
    const source = openPrometheus(endpoint(past().url));
    const feed = feedFor(config(split(2).slice(0, 1)), source, past().end);
    const statuses = await feed.readFast(signal);
    expect(statuses.map(({ slo }) => slo.part)).toMatchObject([
      { shown: 2, found: 3 },
      { shown: 2, found: 3 },
    ]);
    source.close();
  });

  test('series without the label are a part that says so', async () => {
    const source = openPrometheus(endpoint(past().url));
    const by = { labels: ['nowhere'], most: 20 };
    const feed = feedFor(
      config(api.slice(0, 1).map((slo) => ({ ...slo, by }))),
      source,
      past().end,
    );
    const [status] = await feed.readFast(signal);
    expect(status?.slo.name).toMatch(/ \(no nowhere\)$/);
    source.close();
  });

  test('a part costs no request of its own', async () => {
    const source = openPrometheus(endpoint(past().url));
    const feed = feedFor(config(split(20).slice(0, 1)), source, past().end);
    await feed.readFast(signal);
    // Worst, busiest and how many there are; then 5m 30m 1h 2h 6h.
    expect(source.cost().requests).toBe(8);
    await feed.readFast(signal);
    // The windows over 30 m stand where they were a moment ago.
    expect(source.cost().requests).toBe(10);
    source.close();
  });

  test('without any event the SLO itself is shown, as it is', async () => {
    const source = openPrometheus(endpoint(past().url));
    const none = demoSlos(7)
      .filter(({ service }) => service === 'api-service')
      .slice(0, 1);
    const slos = none.map((slo) => ({ ...slo, by: { labels: ['instance'], most: 20 } }));
    const feed = feedFor(config(slos), source, past().end - 100 * 86_400_000);
    const [status] = await feed.readFast(signal);
    expect(status).toMatchObject({ slo: { id: 'api-service/availability' }, data: 'no-data' });
    source.close();
  });
});
