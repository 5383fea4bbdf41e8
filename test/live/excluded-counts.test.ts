import { describe, expect, test } from 'vitest';
import { createSloFeed } from '../../src/live/slo-feed.ts';
import { readSli } from '../../src/promql/interpret.ts';
import type { Exclusion } from '../../src/slo/exclusion.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { duringTests } from '../support/during-tests.ts';
import { endpoint } from '../support/endpoint.ts';
import { programsOrSkip } from '../support/real-servers.ts';
import { startWrittenPast, type WrittenSeries } from '../support/written-past.ts';

const programs = programsOrSkip();
const { signal } = new AbortController();
const minute = 60_000;
const hour = 60 * minute;
const end = Math.floor(Date.now() / minute) * minute - 5 * minute;
const begin = end - 3 * 24 * hour;
/** A day and a half ago all requests failed for two hours; in the last 20 minutes a third do. */
const outage = { start: end - 36 * hour, end: end - 34 * hour };
const burning = { start: end - 20 * minute, end: end + 40 * minute };

const within = (at: number, { start, end: until }: { start: number; end: number }) =>
  Math.max(0, Math.min(at, until) - start) / 1000;

/** 10 requests a second, of which 1 in 10,000 fails besides. */
const all = (at: number) => ((at - begin) / 1000) * 10;
const bad = (at: number) => all(at) / 10_000 + within(at, outage) * 10 + within(at, burning) * 3;

function series(name: string, value: (at: number) => number): WrittenSeries {
  return { series: name, from: begin, to: end, stepSeconds: 30, value };
}

function slo(service: string, exclusions: readonly Exclusion[]): Slo {
  const of = (metric: string) => `sum(increase(${metric}{service="${service}"}[$window]))`;
  const form = { kind: 'events', bad: of('bad_total'), total: of('all_total') } as const;
  const input = { service, serviceLabel: 'service', windowLabel: '2d', form };
  const reading = readSli(input);
  if (!reading.ok) throw new Error(reading.message);
  return {
    ...{ id: `${service}/up`, service, name: 'up', objective: 0.999, target: '99.9%' },
    window: { label: '2d', seconds: 172_800 },
    ...{ sli: reading.sli, corrections: [], sameAs: null, runbook: null, exclusions },
  };
}

const once = (reason: string, time: { start: number; end: number }): Exclusion => ({
  ...time,
  reason,
  repeats: null,
});

describe.skipIf(programs === null)('excluded time on a real Prometheus', () => {
  const past = duringTests(programs, (these) =>
    startWrittenPast(these, [
      series('bad_total{service="shop"}', bad),
      series('all_total{service="shop"}', all),
      series('bad_total{service="pay"}', bad),
      series('all_total{service="pay"}', all),
    ]),
  );

  function feedOf(exclusions: readonly Exclusion[]) {
    const prometheus = openPrometheus(endpoint(past().url));
    const slos = [slo('shop', exclusions), slo('pay', exclusions)];
    const feed = createSloFeed({ prometheus, slos, now: () => end, at: end });
    return {
      feed,
      requests: () => prometheus.cost().requests,
      read: async () => {
        await feed.readFast(signal);
        const [first] = await feed.readSlow(signal);
        if (first === undefined) throw new Error('no status');
        return first;
      },
    };
  }

  test('the budget is that of the time besides, with the raw one beside it', async () => {
    const raw = await feedOf([]).read();
    const { budget, excluded, state, sli } = await feedOf([
      once('false alarm', outage),
      once('drill', { start: end - 21 * minute, end: end + hour }),
    ]).read();
    expect(raw.state).toBe('page');
    expect(raw.excluded).toBeUndefined();
    expect(state).toBe('ok');
    expect(1 - (sli ?? 0)).toBeCloseTo(0.0001, 5);
    expect(budget.remaining).toBeCloseTo(0.9, 1);
    expect(excluded?.raw?.remaining).toBe(raw.budget.remaining);
    expect(excluded?.running?.reasons).toEqual(['drill']);
    expect(excluded?.intervals.map(({ reasons }) => reasons)).toEqual([['false alarm'], ['drill']]);
  });

  test('the burn-down ends at the corrected budget, with nothing said of the excluded time', async () => {
    const { feed, read } = feedOf([once('alarm', outage)]);
    const { slo: own, budget } = await read();
    const { points } = await feed.burnDown(own.id, signal);
    expect(points.at(-1)?.[1]).toBeCloseTo(budget.remaining ?? Number.NaN, 6);
    const during = points.filter(([at]) => at > outage.start && at <= outage.end);
    expect(during.length).toBeGreaterThan(10);
    expect(during.every(([, left]) => left === null)).toBe(true);
  });

  test('windows that are excluded whole are not known, and nothing pages', async () => {
    const status = await feedOf([once('drill', { start: end - 3 * hour, end: end + hour })]).read();
    const rates = new Map(status.burn.map(({ label, rate }) => [label, rate]));
    expect([rates.get('5m'), rates.get('1h'), rates.get('2h')]).toEqual([null, null, null]);
    expect(rates.get('6h')).toBeCloseTo(0.1, 1);
    expect([status.state, status.data, status.now]).toEqual(['exhausted', 'ok', null]);
  });

  test('a past interval is asked once for all SLOs, and nothing where nothing is excluded', async () => {
    const long = { start: begin - 48 * hour, end: begin - 47 * hour };
    const [without, past2] = [feedOf([once('long ago', long)]), feedOf([once('alarm', outage)])];
    await without.read();
    await past2.read();
    expect(past2.requests() - without.requests()).toBe(1);
    const [before, one] = [without.requests(), past2.requests()];
    await without.read();
    await past2.read();
    expect(past2.requests() - one).toBe(without.requests() - before);
  });
});
