import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCheck } from '../../../src/commands/check/run-check.ts';
import {
  openPrometheus,
  type PrometheusServer,
} from '../../../src/sources/prometheus/open-prometheus.ts';
import { SourceError } from '../../../src/sources/source-error.ts';
import { endpoint } from '../../support/endpoint.ts';
import {
  programsOrSkip,
  type RealServer,
  startRealPrometheus,
} from '../../support/real-servers.ts';

const programs = programsOrSkip();
const requests = 'prometheus_http_requests_total';
const histogram = 'prometheus_http_request_duration_seconds';

const slo = (sli: string, target = '99%', window = '7d') =>
  `serviceLabel: job
services:
  - name: itself
    slos: [{name: one, target: ${target}, window: ${window}, sli: ${sli}}]
`;

function write(text: string): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'onduty-live-')), 'onduty.yaml');
  writeFileSync(file, text);
  return file;
}

describe.skipIf(!programs)('asking a real Prometheus', () => {
  let server: RealServer;
  let source: PrometheusServer;
  beforeAll(async () => {
    server = await startRealPrometheus(programs?.prometheus ?? '', 'groups: []\n');
    source = openPrometheus(endpoint(server.url));
    // It counts its own requests, and scrapes itself each second.
    await vi.waitFor(
      async () => {
        expect((await source.instant(`count(${histogram}_count)`)).value).toHaveLength(1);
        expect(await source.metricType(requests)).toBe('counter');
      },
      { timeout: 20_000 },
    );
  });
  afterAll(async () => {
    source?.close();
    await server?.stop();
  });

  const live = async (text: string) => {
    const { findings } = await runCheck(write(text), { live: true, prometheus: server.url });
    return findings
      .filter(({ severity }) => severity !== 'hint')
      .map(({ rule, message }) => `${rule}: ${message}`);
  };
  const counts = (bad: string, total: string) => slo(`{bad: '${bad}', total: '${total}'}`);
  const total = `sum(rate(${requests}{job="itself"}[$window]))`;

  test('what is right has nothing said of it', async () => {
    const bad = `sum(rate(${requests}{job="itself",code=~"5.."}[$window]))`;
    expect(await live(counts(bad, total))).toEqual([]);
    expect(await live(slo(`{latency: '${histogram}{job="itself"}', threshold: 400ms}`))).toEqual(
      [],
    );
  });

  test('the type of a metric, or null', async () => {
    expect(await source.metricType('go_goroutines')).toBe('gauge');
    expect(await source.metricType('no_such_metric')).toBeNull();
  });

  test('a metric that is not there', async () => {
    const bad = 'sum(rate(http_requests_total{job="itself"}[$window]))';
    expect(await live(counts(bad, total))).toEqual([
      'metric-missing: Prometheus has no series of http_requests_total now: is the name right, and is it scraped?',
    ]);
  });

  test('a label no series has, and a value', async () => {
    const bad = `sum(rate(${requests}{job="itself",status=~"5.."}[$window]))`;
    expect(await live(counts(bad, total))).toEqual([
      `label-missing: no series of ${requests} has the label status`,
    ]);
    const other = `sum(rate(${requests}{job="prometheus"}[$window]))`;
    expect(await live(counts(other, total))).toContain(
      `value-missing: no series of ${requests} has job="prometheus" now; there are itself`,
    );
  });

  test('a bucket by number, with the nearest there are', async () => {
    expect(await live(slo(`{latency: '${histogram}{job="itself"}', threshold: 300ms}`))).toEqual([
      `bucket-missing: ${histogram}_bucket has no bucket at 0.3: the nearest are at 0.2 and 0.4; take one of them as the threshold`,
    ]);
    const good = `sum(rate(${histogram}_bucket{job="itself",le="4e-1"}[$window]))`;
    const all = `sum(rate(${histogram}_count{job="itself"}[$window]))`;
    expect(await live(slo(`{good: '${good}', total: '${all}'}`))).toEqual([]);
  });

  test('rate of a gauge', async () => {
    const bad = 'sum(rate(go_goroutines{job="itself"}[$window]))';
    expect(await live(counts(bad, total))).toEqual([
      'rate-of-gauge: go_goroutines is a gauge: rate takes every fall for a reset, so use delta or avg_over_time',
    ]);
  });

  test('a label to split by that no series has', async () => {
    const bad = `sum(rate(${requests}{job="itself",code=~"5.."}[$window]))`;
    const split = (label: string) =>
      counts(bad, total).replace('target:', `by: [${label}], target:`);
    expect(await live(split('handler'))).toEqual([]);
    expect(await live(split('handlr'))).toEqual([
      `label-missing: itself/one: by: no series of ${requests} has the label handlr`,
    ]);
  });

  test('values that can not be what they are taken for', async () => {
    const up = 'min(up{job="itself"})';
    const strange = expect.stringMatching(/^value-scale: says that \d+ % is bad now/);
    expect(await live(slo(`{ratio: '1 - ${up}'}`))).toEqual([]);
    expect(await live(slo(`{percent: '100 * ${up}'}`))).toEqual([]);
    expect(await live(slo(`{ratio: '${up}'}`))).toEqual([strange]);
    expect(await live(slo(`{percent: '${up}'}`))).toEqual([strange]);
    expect(await live(slo(`{gauge: 'up{job="itself"}'}`))).toEqual([]);
    expect(await live(slo(`{gauge: 'go_goroutines{job="itself"}'}`))).toEqual([
      expect.stringMatching(/^value-scale: answers \d+ now: gauge is 1 while all is well/),
    ]);
  });

  test('what can not be loaded keeps nobody from asking the server the file names', async () => {
    const forms = `${slo(`{latency: '${histogram}{job="itself"}'}`)}  - name: other
    slos: [{name: two, target: 99%, sli: {gauge: 'upp{job="itself"}'}}]
`;
    const { findings } = await runCheck(write(`prometheus: ${server.url}\n${forms}`), {
      live: true,
    });
    expect(findings.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      expect.stringContaining('error: services[0].slos[0].sli: latency needs a threshold'),
      expect.stringContaining('error: Prometheus has no series of upp now'),
    ]);
  });

  test('a window longer than data is kept', async () => {
    expect(await live(slo(`{bad: '${total}', total: '${total}'}`, '99%', '30d'))).toEqual([
      'window-over-retention: itself/one: the window is 30d and Prometheus keeps 15d, so the budget is of 15d: raise storage.tsdb.retention.time',
    ]);
  });

  test('more than one number, and a query the server refuses', async () => {
    const bad = `sum by (handler) (${requests}{job="itself"} * 0)`;
    expect(await live(counts(bad, total))).toContainEqual(
      expect.stringMatching(/^several-answers: answers with \d+ series where an SLI is one number/),
    );
    expect(await live(counts(`sum(rate(up{job="itself"}))`, total))).toContainEqual(
      expect.stringContaining('query-refused: Prometheus at '),
    );
  });

  test('nobody there to ask is not the answer no', async () => {
    const file = write(counts('sum(rate(x_total[$window]))', total));
    const { findings, unreachable } = await runCheck(file, {
      live: true,
      prometheus: 'http://127.0.0.1:9',
    });
    expect(unreachable).toBeInstanceOf(SourceError);
    // What the file alone tells is told.
    expect(findings.map(({ rule }) => rule)).toContain('service-missing');
  });
});
