import { describe, expect, test } from 'vitest';
import { createSloFeed } from '../../../src/live/slo-feed.ts';
import type { EventCount } from '../../../src/promql/events.ts';
import type { ReadFrom } from '../../../src/slo/count-source.ts';
import type { Slo } from '../../../src/slo/slo.ts';
import { openPrometheus } from '../../../src/sources/prometheus/open-prometheus.ts';
import { duringTests } from '../../support/during-tests.ts';
import { endpoint } from '../../support/endpoint.ts';
import { programsOrSkip } from '../../support/real-servers.ts';
import { startWrittenPast, type WrittenSeries } from '../../support/written-past.ts';

const programs = programsOrSkip();
const { signal } = new AbortController();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const end = Math.floor(Date.now() / (5 * minute)) * 5 * minute;
const start = end - 31 * day;

/** Running totals by the minute: busy days, quiet nights, an outage in a rush hour eight days ago. */
const all = new Float64Array(31 * 24 * 60 + 1);
const failed = new Float64Array(all.length);
for (let at = 1; at < all.length; at++) {
  const requests = at % 1440 < 720 ? 600 : 60;
  const outage = at > 23 * 1440 + 300 && at <= 23 * 1440 + 330;
  all[at] = (all[at - 1] ?? 0) + requests;
  failed[at] = (failed[at - 1] ?? 0) + (outage ? requests / 2 : at % 60 === 0 ? 1 : 0);
}
const upTo = (counter: Float64Array, at: number) => counter[Math.round((at - start) / minute)] ?? 0;

type Past = {
  from?: number;
  to?: number;
  stepSeconds?: number;
  share?: number;
  /** When nothing was recorded. */
  gap?: { from: number; to: number };
};

/** The raw counters of a service. */
function counters(service: string, from: number): readonly WrittenSeries[] {
  const series = (code: string) => `r_total{code="${code}",service="${service}"}`;
  const over = { from, to: end, stepSeconds: 60 };
  return [
    { series: series('500'), ...over, value: (at) => upTo(failed, at) },
    { series: series('200'), ...over, value: (at) => upTo(all, at) - upTo(failed, at) },
  ];
}

/** What the rules record of a service: events of the five minutes before each sample. */
function recordings(service: string, past: Past = {}): readonly WrittenSeries[] {
  const { from = start + 5 * minute, to = end, stepSeconds = 300, share = 1, gap } = past;
  const labels = `{service="${service}",slo="availability",slo_id="${service}/availability"}`;
  const series = (kind: string, counter: Float64Array): WrittenSeries => ({
    ...{ series: `onduty:${kind}:increase5m${labels}`, from, to, stepSeconds },
    value: (at) =>
      gap !== undefined && at > gap.from && at <= gap.to
        ? null
        : (upTo(counter, at) - upTo(counter, at - 5 * minute)) * share,
  });
  return [series('bad', failed), series('total', all)];
}

function slo(service: string, readFrom: ReadFrom, days: number): Slo {
  const count = (code: string): EventCount => ({
    kind: 'counters',
    terms: [
      {
        sign: 1,
        metric: 'r_total',
        matchers: [
          { label: 'service', op: '=', value: service },
          ...(code === '' ? [] : [{ label: 'code', op: '=~', value: code } as const]),
        ],
      },
    ],
  });
  return {
    ...{ id: `${service}/availability`, service, name: 'availability', readFrom },
    ...{ objective: 0.999, target: '99.9%', window: { label: `${days}d`, seconds: days * 86_400 } },
    sli: { bad: count('5..'), total: count('') },
    ...{ corrections: [], sameAs: null, runbook: null },
  };
}

function lasting(since: number, minutes: number) {
  return { from: start + since, to: start + since + minutes * minute };
}

const past = [
  ...counters('whole', start),
  ...recordings('whole'),
  ...['young', 'newborn', 'stale', 'doubled', 'other', 'none'].flatMap((one) =>
    counters(one, end - 8 * day),
  ),
  ...recordings('young', { from: end - 4 * day }),
  ...recordings('newborn', { from: end - hour }),
  ...recordings('stale', { to: end - hour }),
  ...recordings('doubled', { from: end - 8 * day, stepSeconds: 60 }),
  ...recordings('other', { share: 0.4 }),
  ...['gap', 'restart'].flatMap((one) => counters(one, start)),
  // The outage began at 05:00 of its day: 17 minutes of it, and one sample of another day.
  ...recordings('gap', { gap: lasting(23 * day + 303 * minute, 17) }),
  ...recordings('restart', { gap: lasting(28 * day + 303 * minute, 5) }),
];

describe.skipIf(programs === null)('long windows of configured SLOs, read from recordings', () => {
  const server = duringTests(programs, (these) => startWrittenPast(these, past));

  async function read(slos: readonly Slo[]) {
    const prometheus = openPrometheus(endpoint(server().url));
    const feed = createSloFeed({ prometheus, slos, now: Date.now, at: end });
    await feed.readFast(signal);
    const fast = prometheus.cost().requests;
    const statuses = await feed.readSlow(signal);
    const slow = prometheus.cost().requests - fast;
    await feed.readSlow(signal);
    const again = prometheus.cost().requests - fast - slow;
    return { statuses, requests: [fast, slow, again] };
  }

  test('the budget is the raw one; nothing is asked of the raw counters beyond 6h', async () => {
    const recorded = await read([slo('whole', 'auto', 30)]);
    const raw = await read([slo('whole', 'raw', 30)]);
    // Whether it is recorded, then 1d 3d 30d; the second time the windows alone.
    expect(recorded.requests).toEqual([5, 4, 3]);
    // 1d 3d 30d and the coverage.
    expect(raw.requests.slice(0, 2)).toEqual([5, 4]);
    const [a, b] = [recorded.statuses[0], raw.statuses[0]];
    expect(a?.source).toMatchObject({
      ...{ by: 'onduty rules', windows: ['1d', '3d', '30d'] },
      ...{ since: null, remark: null },
    });
    expect(b).not.toHaveProperty('source');
    const left = b?.budget.remaining ?? Number.NaN;
    expect(left).toBeLessThan(0.5);
    expect(Math.abs((a?.budget.remaining ?? Number.NaN) - left)).toBeLessThan(0.0001);
    expect((a?.counts.total ?? 0) / (b?.counts.total ?? 0)).toBeCloseTo(1, 4);
    expect(a?.coverage).toBe(1);
  });

  test('auto trusts a recording only where it is whole, fresh and of the same events', async () => {
    const names = ['young', 'newborn', 'stale', 'doubled', 'other', 'none'];
    const { statuses } = await read(names.map((name) => slo(name, 'auto', 7)));
    const raw = await read(names.map((name) => slo(name, 'raw', 7)));
    expect(statuses.map(({ source }) => source?.windows ?? null)).toEqual([
      ['1d', '3d'],
      null,
      null,
      [],
      [],
      null,
    ]);
    expect(statuses[0]?.source?.since).toBe(end - 4 * day - 5 * minute);
    for (const { source } of statuses.slice(3, 5))
      expect(source?.remark).toMatch(/the rules count .* events in 6h/);
    for (const [index, { slo: one, budget }] of statuses.entries())
      expect(budget.remaining, one.id).toBe(raw.statuses[index]?.budget.remaining);
  });

  test('auto reads a window raw that lacks what an outage kept from being recorded', async () => {
    const { statuses } = await read(['gap', 'restart'].map((name) => slo(name, 'auto', 30)));
    const raw = await read(['gap', 'restart'].map((name) => slo(name, 'raw', 30)));
    expect(statuses.map(({ source }) => source?.windows)).toEqual([
      ['1d', '3d'],
      ['1d', '3d', '30d'],
    ]);
    expect(statuses.map(({ source }) => source?.since)).toEqual([null, null]);
    const left = ({ statuses: all }: typeof raw) =>
      all.map(({ budget }) => budget.remaining ?? Number.NaN);
    expect(left({ ...raw, statuses })[0]).toBe(left(raw)[0]);
    expect(Math.abs((left({ ...raw, statuses })[1] ?? 1) - (left(raw)[1] ?? 0))).toBeLessThan(
      0.001,
    );
    // What would have been told: the outage is a third of the budget, and more than half of it a gap.
    const [gappy] = (await read([slo('gap', 'recorded', 30)])).statuses;
    expect((gappy?.budget.remaining ?? 0) - (left(raw)[0] ?? 0)).toBeGreaterThan(0.1);
  });

  test('a recording that is demanded and not there is no data, never raw data', async () => {
    const names = ['whole', 'none', 'stale', 'doubled'];
    const { statuses } = await read(names.map((name) => slo(name, 'recorded', 7)));
    expect(statuses.map(({ data }) => data)).toEqual(['ok', 'no-data', 'no-data', 'no-data']);
    expect(statuses[1]?.reason).toMatch(/^not recorded/);
    expect(statuses[3]?.reason).toMatch(/^recorded more often/);
    expect(statuses.slice(1).map(({ budget }) => budget.remaining)).toEqual([null, null, null]);
  });

  test('rules that were lost hide no alert of the short windows', async () => {
    const burning = { ...slo('none', 'recorded', 7), objective: 0.99999 };
    const [status] = (await read([burning])).statuses;
    expect(status).toMatchObject({ state: 'page', data: 'ok', budget: { remaining: null } });
    expect(status?.source?.remark).toMatch(/^not recorded/);
  });
});
