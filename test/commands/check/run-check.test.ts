import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkJson, checkText } from '../../../src/commands/check/check-output.ts';
import { type CheckOptions, runCheck } from '../../../src/commands/check/run-check.ts';
import { ConfigError } from '../../../src/config/config-error.ts';

const documents = `services:
  - name: api-service
    slos:
      - name: availability
        target: 99.9%
        sli: uptime_percentage
        window: 30d

      - name: latency
        target: p99 < 200ms
        sli: request_latency_p99
        window: 30d

      - name: error_rate
        target: < 0.1%
        sli: error_rate
        window: 30d

# Prometheus queries for SLIs
queries:
  uptime_percentage: |
    (1 - (increase(http_requests_total{status=~"5.."}[30d]) / 
           increase(http_requests_total[30d]))) * 100

  request_latency_p99: |
    histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[30d]))

  error_rate: |   # 5xx
    (increase(http_requests_total{status=~"5.."}[30d]) / 
     increase(http_requests_total[30d])) * 100
`;

function write(text: string, name = 'onduty.yaml'): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'onduty-check-')), name);
  writeFileSync(file, text);
  return file;
}

async function told(text: string, options: CheckOptions = {}): Promise<string[]> {
  const { findings } = await runCheck(write(text), options);
  return findings.map(
    ({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`,
  );
}

describe('a configuration', () => {
  test('a window too short for any alert', async () => {
    const over = (window: string) =>
      `services:\n  - name: a\n    slos:\n      - name: b\n        target: 99%\n        window: ${window}\n        sli: {gauge: up}\n`;
    expect(await told(over('1h'))).toEqual(['6:17 warning unreachable-tier']);
    expect(await told(over('2h'))).toEqual([]);
  });

  test('slices judged only where they are good', async () => {
    const slices = (query: string) =>
      `services:\n  - name: a\n    slos:\n      - name: b\n        target: 99%\n        sli: {slices: {query: '${query}', op: lt, value: 3}}\n`;
    expect(await told(slices('lag < 3'))).toEqual(['6:32 error filtered-samples']);
    expect(await told(slices('lag > 0'))).toEqual([]);
    expect(await told(slices('max(lag and on (host) in_use == 1)'))).toEqual([]);
  });

  test('one that must be mended before its queries are found says that they were not', async () => {
    const result = await runCheck(write('services:\n  - name: a\n    slo: []\n'), {});
    expect(result.queries).toBeNull();
    expect(checkText(result)).toContain('; its queries were not looked at: mend this first');
  });

  test("the documents' own: each thing at its place", async () => {
    expect(await told(documents)).toEqual([
      '14:9 warning stated-twice',
      '22:11 error self-division',
      '22:20 warning service-missing',
      '22:55 hint fixed-window',
      '23:49 hint percent-scale',
      '26:5 warning quantile-budget',
      '26:5 error histogram-quantile',
      '26:35 warning service-missing',
      '26:72 hint fixed-window',
      '29:6 error self-division',
      '29:15 warning service-missing',
      '29:50 hint fixed-window',
      '30:42 hint percent-scale',
    ]);
  });

  test('--fix leaves no error, no correction, and nothing but the queries changed', async () => {
    const file = write(documents);
    const result = await runCheck(file, { fix: true });
    expect(result.fixed).toBe(3);
    expect(result.corrections).toEqual([]);
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const lines = readFileSync(file, 'utf8').split('\n');
    const changed = documents
      .split('\n')
      .flatMap((line, at) => (line === lines[at] ? [] : [at + 1]));
    expect(changed).toEqual([22, 23, 26, 29, 30]);
    expect(lines).toHaveLength(documents.split('\n').length);
    expect((await runCheck(file, { fix: true })).fixed).toBe(0);
  });

  test('--fix writes whole: nothing is left beside the file, a link stays, a mode stays', async () => {
    const file = write(documents);
    const link = path.join(path.dirname(file), 'link.yaml');
    symlinkSync(file, link);
    const { mode } = statSync(file);
    await runCheck(link, { fix: true });
    expect(readdirSync(path.dirname(file)).sort()).toEqual(['link.yaml', 'onduty.yaml']);
    expect(readFileSync(link, 'utf8')).toBe(readFileSync(file, 'utf8'));
    expect(readFileSync(file, 'utf8')).not.toBe(documents);
    expect(statSync(file).mode).toBe(mode);
  });

  test('every wrong key and value, not only the first', async () => {
    expect(await told('services: 3\nusr: dana\nrefresh: soon\n')).toEqual([
      '1:11 error configuration',
      '2:1 error configuration',
      '3:10 error configuration',
    ]);
  });

  test('YAML that can not be read', async () => {
    expect(await told('user: [dana\n')).toEqual([expect.stringMatching(/error configuration$/)]);
  });

  test('a query that is no PromQL is told once, and the others too', async () => {
    const text = documents.replace('* 100\n\n', '* 100)\n\n');
    const rules = await told(text);
    expect(rules).toContain('23:54 error syntax');
    expect(rules.filter((one) => one.startsWith('23:54'))).toHaveLength(1);
    expect(rules).toContain('26:5 error histogram-quantile');
  });

  test('a tier no burn can reach', async () => {
    const { findings } = await runCheck(
      write(documents.replace('99.9%', '90%').replace('< 0.1%', '< 2%')),
      {},
    );
    expect(findings.find(({ rule }) => rule === 'unreachable-tier')).toMatchObject({
      line: 5,
      column: 17,
      about: 'api-service/availability',
      message:
        'api-service/availability: page 14.4× (1h & 5m) can never fire: with every event bad the burn rate is 10× at 90 %; raise the target or alert on less',
    });
  });

  test('an SLO split by what tells bad from good, and a counter taken for a gauge', async () => {
    const count = (matcher: string) => `'sum(rate(x_total{service="a",${matcher}}[$window]))'`;
    const split = (label: string) =>
      `{name: ${label}, target: 99%, by: ${label}, sli: {bad: ${count('status=~"5.."')}, total: ${count('')}}}`;
    const gauge = `{name: up, target: 99%, sli: {gauge: 'x_total{service="a"}'}}`;
    const slos = [split('status'), split('handler'), gauge].join(', ');
    const { findings } = await runCheck(write(`services:\n  - name: a\n    slos: [${slos}]\n`), {});
    expect(findings.map(({ rule, severity, about }) => [rule, severity, about])).toEqual([
      ['split-by-outcome', 'warning', 'a/status'],
      ['raw-counter', 'error', 'services[0].slos[2].sli.gauge'],
    ]);
  });

  test('no file, or one that can not be read, is a wrong call', async () => {
    await expect(runCheck('/nowhere/onduty.yaml', {})).rejects.toThrow(
      new ConfigError("/nowhere/onduty.yaml can't be read: there is no such file"),
    );
    await expect(runCheck(os.tmpdir(), {})).rejects.toThrow('it is a folder');
  });
});

describe('what is printed', () => {
  test('one line a finding, the corrected query below, a line that sums up', async () => {
    const file = write(
      'groups:\n- name: a\n  rules:\n  - record: latency:p99\n    expr: "histogram_quantile(0.99,\n      sum(rate(d_bucket[5m])))"\n',
      'rules.yml',
    );
    const result = { ...(await runCheck(file, {})), label: 'rules.yml' };
    expect(checkText(result).split('\n')).toEqual([
      'rules.yml:5:12: error: the aggregation drops le, and without its buckets histogram_quantile gives nothing: keep le in by (…) [histogram-quantile]',
      '    corrected:',
      '      histogram_quantile(0.99, sum by (le) (rate(d_bucket[5m])))',
      'rules.yml: 1 error, 0 warnings, 0 hints in 1 query; --fix mends 1 query',
    ]);
    expect(JSON.parse(checkJson(result))).toMatchObject({
      file: 'rules.yml',
      errors: 1,
      findings: [{ rule: 'histogram-quantile', line: 5, column: 12, about: 'latency:p99' }],
      corrections: [{ about: 'latency:p99', line: 5 }],
    });
  });

  test('nothing in a file can write to the terminal', async () => {
    const file = write('"\\e[2J": 1\n');
    const text = checkText(await runCheck(file, {}));
    expect(text).not.toContain('\u001b');
    expect(text).toContain('unknown key');
  });
});
