import { describe, expect, test } from 'vitest';
import { whyJson } from '../../src/commands/slo/why-json.ts';
import { attributionLines } from '../../src/live/selectors/attribution-lines.ts';
import { createSloFeed } from '../../src/live/slo-feed.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { duringTests } from '../support/during-tests.ts';
import { endpoint } from '../support/endpoint.ts';
import { type KnownSeries, startKnownPrometheus } from '../support/known-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';
import { askedWhy, shopSlo } from './asked-why.ts';

const programs = programsOrSkip();
const minute = 60_000;
const end = Date.UTC(2026, 10, 24, 12);
/** From 40 to 20 minutes ago /pay failed, and that is excluded; /cart fails a little all the time. */
const maintenance = { start: end - 40 * minute, end: end - 20 * minute };

function counters(
  name: string,
  handler: string,
  more: string,
  down: number,
): readonly KnownSeries[] {
  const failed = (minutesAgo: number) => {
    const passed = 60 - minutesAgo;
    return passed * (handler === '/cart' ? 5 : 0.1) + Math.min(20, Math.max(0, passed - 20)) * down;
  };
  const labels = (code: string) => `{job="shop",handler="${handler}",code="${code}"${more}}`;
  return [
    { name: `${name}${labels('500')}`, value: failed },
    { name: `${name}${labels('200')}`, value: (ago) => (60 - ago) * 100 - failed(ago) },
  ];
}

function planted(): readonly KnownSeries[] {
  const down = (handler: string) => (handler === '/pay' ? 80 : 0);
  const handlers = ['/pay', '/cart', '/search'];
  const tenants = Array.from({ length: 900 }, (_, at) => `,tenant="t${at}"`);
  return handlers.flatMap((handler) => [
    ...counters('requests_total', handler, '', down(handler)),
    ...tenants.flatMap((tenant) => counters('calls_total', handler, tenant, down(handler))),
  ]);
}

function slo(metric: string, ...excluded: readonly { start: number; end: number }[]): Slo {
  const count = (more: string) => `sum(rate(${metric}{job="shop"${more}}[$window]))`;
  const form = { kind: 'events', bad: count(',code=~"5.."'), total: count('') } as const;
  const exclusions = excluded.map((time) => ({ ...time, reason: 'moving pay', repeats: null }));
  return { ...shopSlo(form), exclusions };
}

describe.skipIf(programs === null)('what bad events have in common without excluded time', () => {
  const server = duringTests(programs, (these) =>
    startKnownPrometheus(these, planted(), { end, minutes: 60 }),
  );

  const why = (of: Slo) => askedWhy(server().url, of, end);
  const first = async (of: Slo) => (await why(of)).report.attribution.findings[0]?.value;

  async function counted(of: Slo) {
    const prometheus = openPrometheus(endpoint(server().url));
    const feed = createSloFeed({ prometheus, slos: [of], now: () => end, at: end });
    const [status] = await feed.readFast(new AbortController().signal);
    return status?.burn.find(({ label }) => label === '1h')?.counts;
  }

  test('what is listed is what is counted, and both are said', async () => {
    const corrected = slo('requests_total', maintenance);
    expect(await first(slo('requests_total'))).toBe('/pay');
    const { report, requests } = await why(corrected);
    expect(requests).toBe(4);
    expect(report.queries).toHaveLength(2);
    expect(report.attribution.findings.map(({ value }) => value)).toEqual(['/cart']);
    const counts = await counted(corrected);
    expect(report.bad).toBeCloseTo(counts?.bad ?? Number.NaN, 6);
    expect(report.total).toBeCloseTo(counts?.total ?? Number.NaN, 6);
    expect(whyJson(end, corrected, report, 5, { requests, bytes: 0, seconds: 0 })).toMatchObject({
      raw: { bad: expect.closeTo(20 * 80 + 60 * 5.2, 6), total: expect.closeTo(18_000, 6) },
      excluded: [
        {
          from: '2026-11-24T11:20:00.000Z',
          to: '2026-11-24T11:40:00.000Z',
          reasons: ['moving pay'],
        },
      ],
    });
    const said = attributionLines(report, { columns: 100, top: 5 })[1]?.[0]?.text;
    expect(said).toBe('1 interval, 20m excluded: moving pay');
  });

  test('an interval that went well stays in, as it does in the counts', async () => {
    const { report } = await why(slo('requests_total', { start: end - 15 * minute, end }));
    expect(report.queries).toHaveLength(2);
    expect(report.excluded.intervals).toEqual([]);
    expect(report.bad).toBe(report.excluded.raw.bad);
    expect(report.attribution.findings[0]?.value).toBe('/pay');
  });

  test('sums made on the server lack it, too', async () => {
    const { report, requests } = await why(slo('calls_total', maintenance));
    expect(requests).toBe(6);
    expect(await first(slo('calls_total'))).toBe('/pay');
    expect(report.attribution.findings.map(({ value }) => value)).toEqual(['/cart']);
    expect(report.attribution.tooMany).toEqual(['tenant']);
  });

  test('of a window that is excluded whole nothing is asked', async () => {
    const { report, requests } = await why(slo('requests_total', { start: end - 4_000_000, end }));
    expect(requests).toBe(0);
    const text = attributionLines(report, { columns: 100, top: 5 }).flatMap((line) =>
      line.map((span) => span.text),
    );
    expect(text[0]).toBe('Nothing of the last 1h counts');
    expect(text).toContain('nothing to explain: all of it is excluded');
  });
});
