import { describe, expect, onTestFinished, test } from 'vitest';
import { noAnchorStore } from '../../src/live/anchor-store.ts';
import { createLongWindows } from '../../src/live/long-windows.ts';
import { planWindows, readWindow } from '../../src/live/window-counts.ts';
import { readEvents } from '../../src/promql/read-counts.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { anSlo } from '../rules/an-slo.ts';
import { duringTests } from '../support/during-tests.ts';
import { endpoint } from '../support/endpoint.ts';
import { startKnownPrometheus } from '../support/known-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';

const programs = programsOrSkip();
const { signal } = new AbortController();
const end = Date.UTC(2026, 0, 10);
const minute = 60_000;
const minutes = 26 * 60;

/** A counter that goes on while nobody scrapes it: between these minutes before the end. */
function counter(name: string, perMinute: number, gap: { from: number; to: number }) {
  const value = (ago: number) =>
    ago < gap.from && ago > gap.to ? null : (minutes - ago) * perMinute;
  return { name, value };
}

const gaps = { short: { from: 66, to: 57 }, long: { from: 95, to: 45 } };
const steady = ['a', 'b', 'c', 'd', 'e'];
const none = { from: 0, to: 0 };

function sloOf(service: string): Slo {
  const bad = `sum(rate(calls_total{service="${service}",status=~"5.."}[$window]))`;
  const total = `sum(rate(calls_total{service="${service}"}[$window]))`;
  return anSlo({ service, windowDays: 1, form: { kind: 'events', bad, total } });
}

describe.skipIf(programs === null)('long windows over a time without scrapes', () => {
  const server = duringTests(programs, (these) => {
    const services = [...Object.entries(gaps), ...steady.map((name) => [name, none] as const)];
    const series = services.flatMap(([service, gap]) => [
      counter(`calls_total{service="${service}",status="200"}`, 90, gap),
      counter(`calls_total{service="${service}",status="500"}`, 10, gap),
    ]);
    return startKnownPrometheus(these, series, { end, minutes });
  });

  test.each(Object.keys(gaps))(
    'hold what was counted meanwhile: %s',
    async (service) => {
      const slo = sloOf(service);
      const windows = planWindows([slo]).filter(({ label }) => label === '1d');
      const prometheus = openPrometheus(endpoint(server().url));
      onTestFinished(() => prometheus.close());
      const rolling = createLongWindows(prometheus, windows, noAnchorStore);
      // An anchor is set each ten minutes, in the middle of the gap too.
      for (let ago = 120; ago > 0; ago -= 2) await rolling.read(end - ago * minute, signal);
      const rolled = (await rolling.read(end, signal)).get('1d') ?? new Map();
      const [window] = windows;
      if (window === undefined) throw new Error('no window of a day');
      const exact = await readWindow(prometheus, window, { at: end, signal });
      const counts = readEvents(slo.sli, rolled, new Set());
      const expected = readEvents(slo.sli, exact, new Set());
      expect((counts.bad ?? 0) / (expected.bad ?? 1)).toBeCloseTo(1, 2);
      expect((counts.total ?? 0) / (expected.total ?? 1)).toBeCloseTo(1, 2);
    },
    60_000,
  );

  test('are read whole again for the one service that was gone, not for all', async () => {
    const slos = [...steady, 'long'].map(sloOf);
    const windows = planWindows(slos).filter(({ label }) => label === '1d');
    const prometheus = openPrometheus(endpoint(server().url));
    onTestFinished(() => prometheus.close());
    const whole: string[] = [];
    const told: typeof prometheus = {
      ...prometheus,
      instant: (promql, options) => {
        if (promql.includes('[1d]')) whole.push(promql);
        return prometheus.instant(promql, options);
      },
    };
    const rolling = createLongWindows(told, windows, noAnchorStore);
    for (let ago = 120; ago > 0; ago -= 2) await rolling.read(end - ago * minute, signal);
    const [first, ...later] = whole;
    expect(first).toContain('a|b|c|d|e|long');
    expect(later.length).toBeGreaterThan(0);
    for (const promql of later) {
      expect(promql).toContain('"long"');
      expect(promql).not.toContain('|');
    }
  }, 60_000);
});
