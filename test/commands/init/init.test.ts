import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig, systemEnvironment } from '../../../src/config/load.ts';
import { startWithHistory } from '../../support/known-history.ts';
import { programsOrSkip, type RealServer } from '../../support/real-servers.ts';
import { type Run, runProgram } from '../../support/run-program.ts';
import { expected, knownSeries } from './known-services.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onduty-init-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<Run> => runProgram(args, { cwd: folder });
const programs = programsOrSkip();

describe.skipIf(programs === null)('init over a real Prometheus with known errors', () => {
  let server: RealServer;
  let written: Run;
  const file = path.join(folder, 'first.yaml');

  beforeAll(async () => {
    if (programs === null) return;
    server = await startWithHistory(programs, knownSeries, 4);
    written = await run('init', '--yes', '--prometheus', server.url, '--out', file);
  }, 60_000);
  afterAll(() => server?.stop());

  test('the file loads without a word, and check finds no error', async () => {
    expect([written.code, written.stderr]).toEqual([0, '']);
    const config = await loadConfig({ config: file }, { ...systemEnvironment(), env: {} });
    expect(config.notes).toEqual([]);
    expect(config.slos.map(({ id }) => id).sort()).toEqual(Object.keys(expected).sort());
    const check = JSON.parse((await run('check', file, '--live', '--json')).stdout);
    const told = check.findings.filter(({ rule }: { rule: string }) => rule !== 'unreachable-tier');
    expect(told).toEqual([]);
  });

  test('what it measured is what was put in, and targets leave budget to spare', async () => {
    const { stdout } = await run('init', '--json', '--prometheus', server.url);
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ file: null, window: '30d' });
    expect(answer.history).toMatch(/^[34]d$/);
    for (const { service, name, bad, total, target } of answer.proposed) {
      const id = `${service}/${name}`;
      expect(bad / total, id).toBeCloseTo(expected[id]?.[0] ?? Number.NaN, 6);
      expect(target, id).toBe(expected[id]?.[1]);
    }
  });

  test('comments say what was measured, what is left out, and why', () => {
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(
      /# 99\.953% over \dd, measured \(.* bad of .*\); 99\.9% would have left 53% of the budget\n/,
    );
    expect(text).toContain('# Not proposed: reports/availability: no traffic');
    expect(text).toContain('#   orders/available (Sloth)');
    expect(text).toMatch(/# schedule:/);
  });

  test('with the file, what the server records itself is shown and may be asked for too', async () => {
    const { slos } = JSON.parse((await run('slo', '--json', '--config', file)).stdout);
    const ids = slos.map((one: { service: string; name: string }) => `${one.service}/${one.name}`);
    expect(ids).toContain('orders/available');
    expect(new Set(ids).size).toBe(Object.keys(expected).length + 1);
    const gate = await run('gate', 'orders', '--json', '--config', file);
    expect(JSON.parse(gate.stdout)).toMatchObject({ service: 'orders' });
    const nobody = await run('gate', 'order', '--config', file);
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining('orders')]);
  });

  test('a file that is there stays as it is without --force', async () => {
    const kept = path.join(folder, 'kept.yaml');
    writeFileSync(kept, 'user: alice\n');
    const flags = ['--yes', '--prometheus', server.url, '--out', kept];
    const refused = await run('init', ...flags);
    expect([refused.code, refused.stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(readFileSync(kept, 'utf8')).toBe('user: alice\n');
    expect((await run('init', ...flags, '--force')).code).toBe(0);
    expect(readFileSync(kept, 'utf8')).toContain('checkout');
  });

  test('without a terminal it asks nobody and says so', async () => {
    const { code, stderr } = await run('init', '--prometheus', server.url);
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain('--yes');
  });
});
