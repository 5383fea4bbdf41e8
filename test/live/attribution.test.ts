import { describe, expect, test } from 'vitest';
import { attributionLines } from '../../src/live/selectors/attribution-lines.ts';
import type { SliForm } from '../../src/promql/sli-input.ts';
import { duringTests } from '../support/during-tests.ts';
import { type KnownSeries, startKnownPrometheus } from '../support/known-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';
import { askedWhy, shopSlo } from './asked-why.ts';

const programs = programsOrSkip();
const end = Date.UTC(2026, 10, 24, 12);

/** A counter that grows by so much a minute for the hour before `end`. */
function counter(
  name: string,
  labels: Readonly<Record<string, string>>,
  aMinute: number,
): KnownSeries {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return { name: `${name}{${pairs}}`, value: (minutesAgo) => (60 - minutesAgo) * aMinute };
}

/** /pay fails on instance b alone; in zone z2 a fifth of all requests is slow. */
function planted(): readonly KnownSeries[] {
  const places = ['/pay', '/cart', '/search'].flatMap((handler) =>
    ['a', 'b', 'c'].map((instance) => ({
      handler,
      instance,
      zone: instance === 'c' ? 'z2' : 'z1',
    })),
  );
  const requests = places.flatMap((place) => {
    const bad = place.handler === '/pay' && place.instance === 'b' ? 30 : 0.5;
    return [
      counter('requests_total', { job: 'shop', ...place, status: '200' }, 100 - bad),
      counter('requests_total', { job: 'shop', ...place, status: '500' }, bad * 0.8),
      counter('requests_total', { job: 'shop', ...place, status: '503' }, bad * 0.2),
    ];
  });
  const latency = places.flatMap((place) => {
    const labels = { job: 'shop', ...place };
    const fast = place.zone === 'z2' ? 80 : 99;
    return [
      counter('seconds_bucket', { ...labels, le: '0.2' }, fast),
      counter('seconds_bucket', { ...labels, le: '+Inf' }, 100),
      counter('seconds_count', labels, 100),
    ];
  });
  const many = Array.from({ length: 2_600 }, (_, at) => at).flatMap((at) => {
    const labels = { tenant: `t${at}`, queue: at % 4 === 0 ? 'mail' : 'files' };
    return [
      counter('jobs_total', { ...labels, result: 'ok' }, 10),
      counter('jobs_total', { ...labels, result: 'failed' }, at % 4 === 0 ? 2 : 0),
    ];
  });
  return [...requests, ...latency, ...many];
}

describe.skipIf(programs === null)('attribution on a real Prometheus', () => {
  const server = duringTests(programs, (these) =>
    startKnownPrometheus(these, planted(), { end, minutes: 60 }),
  );

  const why = (form: SliForm) => askedWhy(server().url, shopSlo(form), end);

  const errors = {
    kind: 'events',
    bad: 'sum(rate(requests_total{job="shop",status=~"5.."}[$window]))',
    total: 'sum(rate(requests_total{job="shop"}[$window]))',
  } as const;

  test('the failing handler and its instance come first, in two requests', async () => {
    const { report, requests } = await why(errors);
    expect(requests).toBe(2);
    const { findings, failureKinds, even } = report.attribution;
    expect(
      findings
        .map(({ label, value }) => `${label}=${value}`)
        .slice(0, 2)
        .sort(),
    ).toEqual(['handler=/pay', 'instance=b']);
    expect(findings[0]).toMatchObject({
      badShare: expect.closeTo(31 / 34, 6),
      totalShare: expect.closeTo(1 / 3, 6),
      badRatio: expect.closeTo(31 / 300, 6),
    });
    expect((report.bad ?? 0) / (report.total ?? 0)).toBeCloseTo(34 / 900, 6);
    expect(report.within?.findings[0]).toMatchObject({
      value: report.within?.label === 'handler' ? 'b' : '/pay',
      badRatio: expect.closeTo(0.3, 6),
    });
    expect(failureKinds).toMatchObject([
      { label: 'status', values: [{ value: '500', share: expect.closeTo(0.8, 6) }, {}] },
    ]);
    expect([...even, ...findings.map(({ label }) => label)]).not.toContain('job');
  });

  test('good requests taken from all lead to the same', async () => {
    const good = 'sum(rate(requests_total{job="shop",status!~"5.."}[$window]))';
    const { report } = await why({ kind: 'events', good, total: errors.total });
    const { report: same } = await why(errors);
    expect(report.attribution.findings.map(({ value }) => value)).toEqual(
      same.attribution.findings.map(({ value }) => value),
    );
    expect(report.attribution.failureKinds.map(({ label }) => label)).toEqual(['status']);
  });

  test('slow requests are the count less the bucket, by zone', async () => {
    const form = { kind: 'latency', metric: 'seconds{job="shop"}', thresholdSeconds: 0.2 } as const;
    const { report, requests } = await why(form);
    expect(requests).toBe(2);
    expect(report.attribution).toMatchObject({
      failureKinds: [],
      even: ['handler'],
      findings: [
        { label: 'instance', value: 'c', badShare: expect.closeTo(60 / 66, 6) },
        { label: 'zone', value: 'z2' },
      ],
    });
  });

  test('thousands of series are summed on the server, and a label with too many values is named', async () => {
    const { report, requests } = await why({
      kind: 'events',
      bad: 'sum(rate(jobs_total{result=~"failed|lost"}[$window]))',
      total: 'sum(rate(jobs_total[$window]))',
    });
    expect(requests).toBe(4);
    expect(report.attribution).toMatchObject({
      findings: [{ label: 'queue', value: 'mail', badShare: 1 }],
      failureKinds: [{ label: 'result', values: [{ value: 'failed', share: 1 }] }],
      tooMany: ['tenant'],
    });
    expect(report.total).toBeCloseTo((report.bad ?? 0) + 2_600 * 10 * 60, 0);
  });

  test('a metric that is not there has no data, which is not the same as no events', async () => {
    const { report } = await why({ ...errors, total: 'sum(rate(nowhere_total[$window]))' });
    expect([report.bad, report.total]).toEqual([null, null]);
    const [first, , verdict] = attributionLines(report, { columns: 100, top: 5 });
    expect(first?.[0]?.text).toBe('No data in the last 1h');
    expect(verdict?.[0]?.text).toBe('nothing to explain: what it counts is not there');
  });

  test('a latency without its bucket is not known, rather than all slow', async () => {
    const form = { kind: 'latency', metric: 'seconds{job="shop"}', thresholdSeconds: 0.3 } as const;
    expect((await why(form)).report).toMatchObject({ bad: null, total: null });
  });

  test('sums that keep no label are told from failures spread evenly', async () => {
    const { report } = await why({
      ...errors,
      bad: 'max(increase(requests_total{job="shop",status=~"5.."}[$window]))',
    });
    const [, , verdict] = attributionLines(report, { columns: 100, top: 5 });
    expect(verdict?.[0]?.text).toMatch(/^nothing to compare/);
  });
});
