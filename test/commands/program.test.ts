import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoConfig } from '../../src/demo/demo-config.ts';
import { demoServices } from '../../src/demo/services.ts';
import { type PastPrometheus, startPastPrometheus } from '../support/past-prometheus.ts';
import { programsOrSkip } from '../support/real-servers.ts';
import { type Run, runProgram } from '../support/run-program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onduty-program-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<Run> => runProgram(args, { cwd: folder });

function file(name: string, text: string): string {
  const target = path.join(folder, name);
  writeFileSync(target, text);
  return target;
}

const programs = programsOrSkip();

describe.skipIf(programs === null)('the built program over a real Prometheus', () => {
  let past: PastPrometheus;
  let config: string;

  beforeAll(async () => {
    if (programs === null) return;
    past = await startPastPrometheus(programs);
    const storePath = path.join(folder, 'incidents.db');
    const urls = { prometheusUrl: past.url, alertmanagerUrl: past.url };
    const text = demoConfig({ ...urls, storePath }).replace(/^alertmanager:.*\n/m, '');
    config = file('demo.yaml', text);
  }, 60_000);
  afterAll(() => past?.stop());

  /** Share of the budget left for availability, from the server alone. */
  async function exactBudget(service: string, at: string): Promise<number> {
    const all = `http_requests_total{service="${service}"`;
    const query = `(sum(increase(${all},status=~"5.."}[30d])) or vector(0)) / sum(increase(${all}}[30d]))`;
    const body = new URLSearchParams({ query, time: String(Date.parse(at) / 1000) });
    const answer = await fetch(`${past.url}/api/v1/query`, { method: 'POST', body });
    const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
    return 1 - Number(data.result[0]?.value[1]) / 0.001;
  }

  test('slo what-if with nothing changed gives the known budget; a stricter target leaves less', async () => {
    const id = 'api-service/availability';
    const [same, stricter] = await Promise.all(
      [[], ['--target', '99.95%']].map(async (more) => {
        const args = ['slo', 'what-if', id, '--json', '--config', config, '--at', '-1m', ...more];
        return JSON.parse((await run(...args)).stdout);
      }),
    );
    expect(same.supposed.budget.remaining).toBeCloseTo(same.is.budget.remaining, 6);
    expect(stricter.supposed.budget.remaining).toBeLessThan(same.supposed.budget.remaining);
    const wrong = await run('slo', 'what-if', id, '--config', config, '--window', '60d');
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('at most 30d') });
  });

  test('slo --json agrees with the server, in its stable shape', async () => {
    const { code, stdout } = await run('slo', '--json', '--config', config);
    expect(code).toBe(0);
    const answer = JSON.parse(stdout);
    // One of them asks whether the histogram of reports, which is not there, is a native one.
    expect(answer.cost).toMatchObject({ requests: 13 });
    for (const { name } of demoServices) {
      const slo = answer.slos.find(
        (one: { service: string; name: string }) =>
          one.service === name && one.name === 'availability',
      );
      expect(slo, name).toMatchObject({ objective: 0.999, window: '30d' });
      const exact = await exactBudget(name, answer.at);
      expect(Math.abs(slo.budget.remaining - exact), name).toBeLessThan(0.005);
    }
    const silent = answer.slos.find((one: { service: string }) => one.service === 'reports');
    expect(silent).toMatchObject({ data: 'no-data', sli: null, budget: { remaining: null } });
  });

  test('one frame as text says the same budgets', async () => {
    const { code, stdout } = await run('--once', '--size', '200x60', '--config', config);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(60);
    const now = new Date().toISOString();
    for (const service of ['api-service', 'checkout', 'inventory']) {
      const row = lines.find((line) => line.includes(service) && line.includes('availability'));
      const shown = Number(/[█▉▊▋▌▍▎▏·] +(-?\d+)%/.exec(row ?? '')?.[1]);
      expect(Math.abs(shown - 100 * (await exactBudget(service, now))), row).toBeLessThan(1);
    }
  });

  test('the table is for people, and the gate for pipelines', async () => {
    const table = await run('slo', '--config', config);
    expect(table.stdout).toMatch(/payments +availability +99\.9%/);
    const no = await run('gate', 'payments', '--config', config);
    expect([no.code, no.stdout]).toEqual([
      1,
      expect.stringContaining('payments/availability: the budget is spent'),
    ]);
    const yes = await run('gate', 'auth', '--max-burn', '50', '--config', config);
    expect([yes.code, yes.stdout.trim()]).toEqual([0, 'yes: auth may be deployed']);
  });

  test('without any configuration it shows what there is and how to go on', async () => {
    const { code, stdout } = await run('--once', '--size', '160x40', '--prometheus', past.url);
    expect(code).toBe(0);
    expect(stdout).toContain('onduty.yaml');
  });
});

describe('bad input ends in one clear line', () => {
  const slo = (target: string, window = '30d') =>
    `services: [{name: a, slos: [{name: s, target: "${target}", sli: q, window: ${window}}]}]\nqueries: {q: "sum(rate(e_total[30d])) / sum(rate(t_total[30d]))"}\n`;

  test.each([
    ['broken YAML', 'services: [', 2, /broken\.yaml:\d+:\d+/],
    ['an unknown key', 'promethius: http://x\n', 2, /did you mean.*prometheus/],
    ['a target with a comma', slo('99,9'), 2, /99\.9%/],
    ['a window nobody knows', slo('99.9%', '30x'), 2, /window.*30x/],
    ['a service without slos', 'services: [{name: a}]\n', 2, /slos/],
  ])('%s', async (_, text, code, message) => {
    const config = file('broken.yaml', text);
    const result = await run('slo', '--config', config, '--prometheus', 'http://127.0.0.1:9');
    expect(result.code).toBe(code);
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(result.stderr).toMatch(message);
    expect(result.stdout).toBe('');
  });

  test('a Prometheus that does not answer', async () => {
    const config = file('good.yaml', slo('99.9%'));
    const result = await run('slo', '--config', config, '--prometheus', 'http://127.0.0.1:9');
    expect(result.code).toBe(3);
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(result.stderr).toContain('http://127.0.0.1:9');
  });

  test('a store that is no database, and one that may only be read', async () => {
    const notDatabase = file('letter.db', 'Dear sir or madam,\n'.repeat(100));
    const result = await run('incident', 'list', '--store', `sqlite:${notDatabase}`);
    expect([result.code, result.stderr.trimEnd().split('\n').length]).toEqual([3, 1]);
    const store = `sqlite:${path.join(folder, 'mine.db')}`;
    expect(
      (await run('incident', 'declare', '--severity', 'SEV-1', '--title', 'x', '--store', store))
        .code,
    ).toBe(0);
    chmodSync(path.join(folder, 'mine.db'), 0o444);
    expect((await run('incident', 'list', '--store', store)).stdout).toContain('INC-1');
  });

  test('unknown commands and flags', async () => {
    expect((await run('--bogus')).code).toBe(2);
    const unknown = await run('slos');
    expect([unknown.code, unknown.stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
  });
});
