import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeRules } from '../../../src/commands/rules/write-rules.ts';
import { loadConfig } from '../../../src/config/load.ts';
import type { Slo } from '../../../src/slo/slo.ts';
import { anSlo } from '../../rules/an-slo.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'onduty-rules-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the command's body over a configuration of these SLOs. */
async function run(slos: readonly Slo[], ids: readonly string[], options = {}) {
  const environment = { env: {}, cwd: folder, home: folder, hostZone: 'UTC' };
  const config = { ...(await loadConfig({}, environment)), slos };
  const written = { out: '', err: '' };
  await writeRules(config, ids, options, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  });
  return written;
}

const two = [anSlo(), anSlo({ name: 'latency' })];

test('the rules of one SLO alone, as JSON', async () => {
  const { out } = await run(two, ['checkout/latency'], { json: true });
  const { groups } = JSON.parse(out) as { groups: { name: string }[] };
  expect(groups.map(({ name }) => name)).toEqual([
    'checkout/latency counts',
    'checkout/latency burn',
  ]);
});

test('a file with its tests beside it, and nothing else', async () => {
  const file = path.join(folder, 'slo.yml');
  const { out } = await run(two, [], { out: file, test: true });
  expect((await readdir(folder)).sort()).toEqual(['slo.test.yml', 'slo.yml']);
  expect(await readFile(path.join(folder, 'slo.test.yml'), 'utf8')).toContain('- slo.yml');
  expect(out).toContain(`${file}: rules of 2 SLOs`);
});

test('a wrong name, no SLOs, no file for the tests, a folder that is not there: one line each', async () => {
  await expect(run(two, ['checkout/latncy'])).rejects.toThrow('did you mean checkout/latency?');
  await expect(run([], [])).rejects.toThrow('there is no SLO');
  await expect(run(two, [], { test: true })).rejects.toThrow('--out FILE');
  const lost = path.join(folder, 'missing', 'slo.yml');
  await expect(run(two, [], { out: lost })).rejects.toThrow(`can't write ${lost}: ENOENT`);
});
