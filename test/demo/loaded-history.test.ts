import { describe, expect, test } from 'vitest';
import { advanceFleet } from '../../src/demo/fleet.ts';
import { historyParts, sampleTimes } from '../../src/demo/history.ts';
import { demoFleet } from '../../src/demo/load-history.ts';
import { demoServices, serviceWithoutData } from '../../src/demo/services.ts';
import { askByService } from '../support/ask-prometheus.ts';
import { duringTests } from '../support/during-tests.ts';
import { startPastPrometheus } from '../support/past-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';

const programs = programsOrSkip();
const month = 30 * 86_400_000;

/** Requests of each service within the last 30 days, as they were made up. */
function requestsMadeUp(end: number): Map<string, number> {
  const fleet = demoFleet(end);
  const made = new Map<string, number>();
  for (const at of historyParts.flatMap((part) => [...sampleTimes(part, end)])) {
    const before = fleet.instances.map(({ buckets }) => buckets.at(-1) ?? 0);
    advanceFleet(fleet, at);
    if (end - at >= month) continue;
    fleet.instances.forEach(({ service: { name }, buckets }, index) => {
      const now = buckets.at(-1) ?? 0;
      const grown = now >= (before[index] ?? 0) ? now - (before[index] ?? 0) : now;
      made.set(name, (made.get(name) ?? 0) + grown);
    });
  }
  return made;
}

describe.skipIf(programs === null)('the history in a real Prometheus', () => {
  const past = duringTests(programs, (these) => startPastPrometheus(these));

  const ask = (query: string) => askByService(past().url, query, past().end);

  test('30 days hold the requests that were made up', async () => {
    const made = requestsMadeUp(past().end);
    const seen = await ask('sum by (service) (increase(http_requests_total[30d]))');
    expect([...seen.keys()].sort()).toEqual(demoServices.map(({ name }) => name).sort());
    for (const [name, requests] of made)
      expect((seen.get(name) ?? 0) / requests, name).toBeCloseTo(1, 2);
  });

  test('each service is in the trouble it was given', async () => {
    const burn = (window: string) =>
      ask(
        `sum by (service) (rate(http_requests_total{status=~"5.."}[${window}])) / sum by (service) (rate(http_requests_total[${window}])) / 0.001`,
      );
    const [fast, hour, sixHours, day, threeDays, whole] = await Promise.all(
      ['5m', '1h', '6h', '1d', '3d', '30d'].map(burn),
    );
    expect(fast?.get('api-service')).toBeGreaterThan(14.4);
    expect(hour?.get('api-service')).toBeGreaterThan(14.4);
    expect(whole?.get('api-service')).toBeLessThan(1);
    expect(sixHours?.get('notifications')).toBeLessThan(6);
    expect(day?.get('notifications')).toBeGreaterThan(3);
    expect(day?.get('recommendations')).toBeGreaterThan(1.5);
    expect(threeDays?.get('recommendations')).toBeLessThan(1);
    expect(fast?.get('shipping')).toBeLessThan(1);
    expect(sixHours?.get('shipping')).toBeGreaterThan(6);
    expect(whole?.get('payments')).toBeGreaterThan(1);
    expect(fast?.get('payments')).toBeLessThan(6);
  });

  test('one service is idle, one has no 5xx series, one has no series at all', async () => {
    const now = await ask('sum by (service) (rate(http_requests_total[1h]))');
    expect(now.get('search')).toBe(0);
    const failures = await ask('count by (service) (http_requests_total{status=~"5.."})');
    expect(failures.has('auth')).toBe(false);
    expect(now.has(serviceWithoutData)).toBe(false);
  });
});
