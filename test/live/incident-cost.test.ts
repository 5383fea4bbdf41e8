import { describe, expect, test } from 'vitest';
import { readShiftSpending } from '../../src/live/handoff/shift-spending.ts';
import { readIncidentCost } from '../../src/live/incident-cost.ts';
import { costWords } from '../../src/live/selectors/cost-words.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { duringTests } from '../support/during-tests.ts';
import { endpoint } from '../support/endpoint.ts';
import { type KnownSeries, startKnownPrometheus } from '../support/known-prometheus.ts';
import { anSlo, anSloStatus } from '../support/live-state.ts';
import { programsOrSkip } from '../support/real-servers.ts';

const minute = 60_000;
const end = Date.UTC(2026, 5, 30, 12);
const days = 30;
/** A day more than the window, which ends with the incident. */
const minutes = (days + 1) * 24 * 60;
/** Minutes before the end: an hour at half, of 6,000 requests a minute; 0.05 % before and after. */
const outage = { from: 1500, to: 1440 };

function requests(): readonly KnownSeries[] {
  const bad = (ago: number) => {
    const passed = Math.min(60, Math.max(0, outage.from - ago));
    return (minutes - ago - passed) * 3 + passed * 3000;
  };
  return [
    { name: 'requests_total{code="500"}', value: bad },
    { name: 'requests_total{code="200"}', value: (ago) => (minutes - ago) * 6000 - bad(ago) },
    // Of a service whose target was away for twenty minutes of its outage.
    { name: 'gone_total{code="500"}', value: (ago) => (isAway(ago) ? null : bad(ago)) },
    {
      name: 'gone_total{code="200"}',
      value: (ago) => (isAway(ago) ? null : (minutes - ago) * 6000 - bad(ago)),
    },
  ];
}

function isAway(ago: number): boolean {
  return ago <= outage.from - 20 && ago > outage.from - 40;
}

function sloOver(
  metric: string,
  window: Slo['window'] = { label: '30d', seconds: days * 86_400 },
): Slo {
  const term = (code: string) => ({
    sign: 1 as const,
    metric,
    matchers: [{ label: 'code', op: '=~' as const, value: code }],
  });
  return {
    ...anSlo('api'),
    objective: 0.999,
    window,
    sli: {
      bad: { kind: 'counters', terms: [term('5..')] },
      total: { kind: 'counters', terms: [{ sign: 1, metric, matchers: [] }] },
    },
  };
}

const programs = programsOrSkip();

describe.skipIf(programs === null)('the cost of an incident, over a real Prometheus', () => {
  const server = duringTests(programs, (these) =>
    startKnownPrometheus(these, requests(), { end, minutes }),
  );

  const ago = (count: number) => end - count * minute;
  const cost = async (slo: Slo, declared: number, resolved: number | null, now = end) => {
    const prometheus = openPrometheus(endpoint(server().url));
    const lifetime = {
      declaredAt: ago(declared),
      resolvedAt: resolved === null ? null : ago(resolved),
    };
    const { signal } = new AbortController();
    const read = await readIncidentCost(prometheus, slo, lifetime, { now, signal });
    prometheus.close();
    return read;
  };

  test('is 69.44 % for an hour at half of the requests, whenever it was declared and resolved', async () => {
    for (const [declared, resolved] of [
      [1495, 1430],
      [1470, 1200],
      [1450, 1445],
    ] as const) {
      const read = await cost(sloOver('requests_total'), declared, resolved);
      expect(read.gross).toBeCloseTo(0.6944, 3);
      expect(read.net).toBeCloseTo(0.6937, 3);
      expect(read).toMatchObject({ by: 'sli', ongoing: false, unknownMs: 0, projected: false });
      expect(Math.abs(read.counted.from - ago(outage.from))).toBeLessThanOrEqual(2 * minute);
      expect(Math.abs(read.counted.to - ago(outage.to))).toBeLessThanOrEqual(2 * minute);
    }
  });

  test('of an open one is what it has cost so far', async () => {
    const read = await cost(sloOver('requests_total'), 1490, null, ago(outage.from - 30));
    expect(read).toMatchObject({ by: 'sli', ongoing: true });
    // Half an hour of it, of the events that were there until then.
    const until = (minutes - outage.from + 30) * 6000;
    expect(read.gross).toBeCloseTo(90_000 / (0.001 * until), 2);
  });

  test('of a month that goes on is a share of what the month will have', async () => {
    const month = {
      label: 'month',
      seconds: days * 86_400,
      calendar: { unit: 'month', timeZone: 'UTC' },
    } as const;
    const read = await cost(sloOver('requests_total', month), 1495, 1430);
    expect(read.projected).toBe(true);
    expect(read.gross).toBeCloseTo(0.6944, 2);
  });

  test('tells of how much of the window there is data', async () => {
    const twice = { label: '60d', seconds: 2 * days * 86_400 };
    const read = await cost(sloOver('requests_total', twice), 1495, 1430);
    expect(read.coverage).toBeCloseTo(0.5, 1);
    expect((await cost(sloOver('requests_total'), 1495, 1430)).coverage).toBeCloseTo(1, 1);
  });

  test('without a breach counts the time it was open, and nothing beyond what is usual', async () => {
    const read = await cost(sloOver('requests_total'), 600, 540);
    expect(read).toMatchObject({ by: 'incident', counted: { from: ago(600), to: ago(540) } });
    expect(read.net).toBeLessThan(0.0001);
  });

  test('is what a shift around it spent, as a handoff tells it', async () => {
    const slo = sloOver('requests_total');
    const counts = { bad: 309_600, total: 259_200_000 };
    const half = { start: ago(outage.from), end: ago(outage.from - 30), reasons: ['load test'] };
    const excluded = { intervals: [half], running: null, raw: null };
    const corrected = { ...slo, id: 'corrected' };
    const statuses = [
      { ...anSloStatus('corrected'), slo: corrected, counts, excluded },
      { ...anSloStatus('quiet'), slo: { ...sloOver('nothing_total'), id: 'quiet' } },
      { ...anSloStatus('api'), slo, counts },
    ];
    const prometheus = openPrometheus(endpoint(server().url));
    const shift = { from: ago(1510), to: ago(1430) };
    const { signal } = new AbortController();
    const spent = await readShiftSpending(prometheus, statuses, shift, signal);
    prometheus.close();
    expect(spent.map((one) => [one.slo, one.spent])).toEqual([
      [slo.id, expect.closeTo(0.6947, 3)],
      ['corrected', expect.closeTo(0.3473, 2)],
      ['quiet', null],
    ]);
  });

  test('leaves out what corrections take out, and tells what it is with that', async () => {
    const half = { reason: 'load test', start: ago(outage.from), end: ago(outage.from - 30) };
    const slo = { ...sloOver('requests_total'), exclusions: [{ ...half, repeats: null }] };
    const read = await cost(slo, 1495, 1430);
    // Half of the outage's bad events, of a window that has half an hour less.
    expect(read.gross).toBeCloseTo(0.3475, 2);
    expect(read.raw?.gross).toBeCloseTo(0.6944, 3);
    expect(Math.abs(read.excludedMs - 30 * minute)).toBeLessThanOrEqual(2 * minute);
    expect(costWords({ kind: 'known', cost: read })).toMatch(
      /^api\/availability 34\.\d% of 30d .*, without 30m excluded by corrections \(69\.\d% with it\)$/,
    );
  });

  test('is nothing for an incident that corrections take out whole', async () => {
    const all = { reason: 'move', start: ago(outage.from + 30), end: ago(outage.to - 30) };
    const slo = { ...sloOver('requests_total'), exclusions: [{ ...all, repeats: null }] };
    const read = await cost(slo, 1495, 1430);
    expect(read.net).toBeCloseTo(0, 3);
    expect(read.raw?.net).toBeCloseTo(0.6937, 3);
  });

  test('tells how long nothing was measured', async () => {
    const read = await cost(sloOver('gone_total'), 1495, 1430);
    expect(read.unknownMs / minute).toBeGreaterThanOrEqual(15);
    expect(read.unknownMs / minute).toBeLessThanOrEqual(20);
  });

  test('is unknown without data', async () => {
    const read = await cost(sloOver('nothing_total'), 1495, 1430);
    expect(read).toMatchObject({ gross: null, net: null, by: 'incident', unknownMs: 65 * minute });
    // And it is not said that the objective was met.
    expect(costWords({ kind: 'known', cost: read })).toMatch(
      /^api\/availability – of 30d: nothing is known of its events, counted \S+ \S+ UTC to .*not measured for 1h 5m$/,
    );
  });
});
