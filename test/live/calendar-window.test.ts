import { describe, expect, test } from 'vitest';
import { noAnchorStore } from '../../src/live/anchor-store.ts';
import { createLongWindows } from '../../src/live/long-windows.ts';
import { createSloFeed } from '../../src/live/slo-feed.ts';
import { planWindows } from '../../src/live/window-counts.ts';
import { readEvents } from '../../src/promql/read-counts.ts';
import { type Calendar, periodAt } from '../../src/slo/calendar.ts';
import { calendarWindow } from '../../src/slo/calendar-window.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { demoSlos } from '../support/demo-slos.ts';
import { duringTests } from '../support/during-tests.ts';
import { endpoint } from '../support/endpoint.ts';
import { startPastPrometheus } from '../support/past-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';

const programs = programsOrSkip();
const { signal } = new AbortController();
const minute = 60_000;

function overCalendar(calendar: Calendar): readonly Slo[] {
  return demoSlos(30)
    .filter(({ name }) => name === 'availability')
    .map((slo) => ({ ...slo, window: calendarWindow(calendar) }));
}

describe.skipIf(programs === null)('calendar windows read from a real Prometheus', () => {
  const past = duringTests(programs, (these) => startPastPrometheus(these));

  /** One number asked directly, as a person would in Prometheus' own page. */
  async function ask(query: string, at: number): Promise<number> {
    const body = new URLSearchParams({ query, time: String(at / 1000) });
    const response = await fetch(`${past().url}/api/v1/query`, { method: 'POST', body });
    const answer = (await response.json()) as { data: { result: { value: [number, string] }[] } };
    return Number(answer.data.result[0]?.value[1] ?? 0);
  }

  /** The end of the history, or two hours before its period if that has only just begun. */
  function settled(calendar: Calendar): number {
    const { start } = periodAt(calendar, past().end);
    return past().end - start < 120 * minute ? start - 120 * minute : past().end;
  }

  test.each([
    { unit: 'month', timeZone: 'Europe/London' },
    { unit: 'week', timeZone: 'Australia/Lord_Howe' },
    { unit: 'quarter', timeZone: 'UTC' },
  ] as const)('the budget of the $unit so far, in $timeZone', async (calendar) => {
    const at = settled(calendar);
    const { start, end } = periodAt(calendar, at);
    const seconds = (at - start) / 1000;
    const passed = (at - start) / (end - start);
    const slos = overCalendar(calendar);
    const prometheus = openPrometheus(endpoint(past().url));
    const feed = createSloFeed({ prometheus, slos, now: Date.now, at });
    await feed.readFast(signal);
    for (const { slo, budget } of await feed.readSlow(signal)) {
      const all = `http_requests_total{service="${slo.service}"`;
      const bad = await ask(`sum(increase(${all},status=~"5.."}[${seconds}s]))`, at);
      const total = await ask(`sum(increase(${all}}[${seconds}s]))`, at);
      const exact = total === 0 ? null : 1 - (bad / total / (1 - slo.objective)) * passed;
      if (exact === null) expect(budget.remaining).toBeNull();
      else expect(budget.remaining, slo.id).toBeCloseTo(exact, 6);
    }
    const { points } = await feed.burnDown('payments/availability', signal);
    const [first = 0] = points[0] ?? [];
    expect(first).toBeGreaterThan(start);
    const left = (await feed.readSlow(signal)).find(({ slo }) => slo.service === 'payments');
    expect(points.at(-1)?.[1]).toBeCloseTo(left?.budget.remaining ?? Number.NaN, 6);
  });

  test('a young day is drawn without gaps where scrapes are a minute apart', async () => {
    const calendar = { unit: 'day', timeZone: 'UTC' } as const;
    const at = periodAt(calendar, past().end - 86_400_000).start + 240 * minute;
    const prometheus = openPrometheus(endpoint(past().url));
    const slos = overCalendar(calendar);
    const feed = createSloFeed({ prometheus, slos, now: Date.now, at });
    await feed.readFast(signal);
    await feed.readSlow(signal);
    const { points } = await feed.burnDown('payments/availability', signal);
    expect(points.length).toBeGreaterThan(40);
    expect(points.filter(([, left]) => left === null)).toEqual([]);
  });

  test('a day over its end: yesterday is let go, and today grows by what comes in', async () => {
    const calendar = { unit: 'day', timeZone: 'Asia/Kathmandu' } as const;
    const midnight = periodAt(calendar, past().end - 86_400_000).start;
    const slos = overCalendar(calendar);
    const windows = planWindows(slos).filter(({ label }) => label.startsWith('day'));
    const source = openPrometheus(endpoint(past().url));
    const long = createLongWindows(source, windows, noAnchorStore);
    const label = 'day (Asia/Kathmandu)';
    const [slo] = slos;
    const totalAt = async (at: number) => {
      const values = (await long.read(at, signal)).get(label) ?? new Map();
      return slo === undefined ? null : readEvents(slo.sli, values, new Set()).total;
    };
    const yesterday = await totalAt(midnight - minute);
    expect(yesterday).toBeGreaterThan(0);
    // Nothing, and no question, in the first moments: `[0s]` is an error in PromQL.
    const before = source.cost().requests;
    expect(await totalAt(midnight)).toBeNull();
    expect(source.cost().requests).toBe(before);
    let last = 0;
    for (let passed = 10; passed <= 240; passed += 10) {
      const total = (await totalAt(midnight + passed * minute)) ?? 0;
      expect(total).toBeGreaterThan(last);
      last = total;
    }
    const all = `http_requests_total{service="${slo?.service}"}`;
    const exact = await ask(`sum(increase(${all}[4h]))`, midnight + 240 * minute);
    expect(Math.abs(last / exact - 1)).toBeLessThan(0.005);
  });
});
