import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCheck } from '../../../src/commands/check/run-check.ts';
import { pushHistograms, startNativePrometheus } from '../../support/native-histograms.ts';
import { programsOrSkip, type RealServer } from '../../support/real-servers.ts';

const programs = programsOrSkip();

const config = (target: string, sli: string) => `serviceLabel: null
services:
  - name: api
    slos: [{name: fast, target: ${target}, window: 7d, sli: ${sli}}]
`;

describe.skipIf(programs === null)('buckets of a histogram that has none', () => {
  let server: RealServer;
  beforeAll(async () => {
    if (programs === null) return;
    server = await startNativePrometheus(programs.prometheus);
    const at = Date.now();
    const points = [{ at, fast: 90, slow: 10 }];
    await pushHistograms(server.url, { took_seconds: points, took_milliseconds: points });
  }, 60_000);
  afterAll(() => server?.stop());

  async function found(text: string) {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'onduty-native-')), 'onduty.yaml');
    writeFileSync(file, text);
    const { findings } = await runCheck(file, { live: true, prometheus: server.url });
    const live = ['native-histogram', 'metric-missing', 'bucket-missing'];
    return findings
      .filter(({ rule }) => live.includes(rule))
      .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
  }

  const native = (metric: string, form: string) =>
    `error native-histogram: ${metric} is a native histogram, which has no _bucket and no _count series: ${form}`;
  const form = "write sli: {latency: 'took_seconds', threshold: 250ms, histogram: native}";

  test.each([
    ['99%', '{latency: took_seconds, threshold: 250ms}'],
    ['p99 < 250ms', '{latency: took_seconds_bucket}'],
  ])('the long form, %s: %s', async (target, sli) => {
    expect(await found(config(target, sli))).toEqual([native('took_seconds', form)]);
  });

  test.each([form, form.replace('250ms', '1.5s')])(
    'a form that is named is right: %s',
    async (one) => {
      expect(await found(config('99%', one.slice(one.indexOf('{'))))).toEqual([]);
    },
  );

  test('a quantile over its buckets, and the share of one bucket', async () => {
    const short = (query: string) => `${config('p99 < 250ms', 'q')}queries:\n  q: ${query}\n`;
    const quantile = 'histogram_quantile(0.99, sum by (le) (rate(took_seconds_bucket[7d])))';
    expect(await found(short(quantile))).toEqual([native('took_seconds', form)]);
    const share =
      'sum(rate(took_seconds_bucket{le="0.25"}[7d])) / sum(rate(took_seconds_count[7d]))';
    expect(await found(short(share))).toEqual([native('took_seconds', form)]);
  });

  test('milliseconds are told as what they are', async () => {
    expect(await found(config('99%', '{latency: took_milliseconds, threshold: 1500ms}'))).toEqual([
      native(
        'took_milliseconds',
        "write sli: {latency: 'took_milliseconds', threshold: 1.5s, histogram: native}",
      ),
    ]);
  });

  test('what is no histogram at all is missing', async () => {
    expect(await found(config('99%', '{latency: gone_seconds, threshold: 250ms}'))).toEqual([
      expect.stringMatching(/^error metric-missing: .* no series of gone_seconds_bucket and/),
    ]);
  });
});
