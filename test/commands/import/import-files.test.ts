import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type ImportOptions, importFiles } from '../../../src/commands/import/import-files.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'onduty-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = path.join(folder, 'sloth.yml');
writeFileSync(
  source,
  `version: prometheus/v1
service: checkout
slos:
  - name: availability
    objective: 99.9
    alerting: {name: Late}
    sli:
      events:
        error_query: sum(rate(failed_total[{{.window}}]))
        total_query: sum(rate(all_total[{{.window}}]))
labels: {team: shop}
`,
);

async function run(files: readonly string[], options: ImportOptions = {}) {
  const printed = { out: '', err: '' };
  await importFiles(files, options, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  });
  return printed;
}

test('the configuration goes to stdout, what was kept to stderr in the order of the file', async () => {
  const { out, err } = await run([source]);
  expect(out).toContain('bad: sum(rate(failed_total[$window]))');
  expect(out).toContain('#   labels: {team: shop}');
  expect(err.split('\n').map((line) => line.replace(source, 'FILE'))).toEqual([
    expect.stringMatching(/^onduty: FILE:6: alerting: not imported/),
    expect.stringMatching(/^onduty: FILE:11: labels: /),
    '',
  ]);
});

test('--out writes the file once and never over another', async () => {
  const out = path.join(folder, 'onduty.yaml');
  expect((await run([source], { out })).out).toBe(`${out}: 1 SLO\n`);
  const first = readFileSync(out, 'utf8');
  await expect(run([source], { out })).rejects.toThrow('there is such a file already');
  expect(readFileSync(out, 'utf8')).toBe(first);
});

test('a format that is named is the one that is read', async () => {
  await expect(run([source], { from: 'pyrra' })).rejects.toThrow(
    /sloth\.yml:1:1: kind: missing; expected kind/,
  );
});

test('a file that is not there is named', async () => {
  await expect(run([path.join(folder, 'none.yml')])).rejects.toThrow(
    /can't read .*none\.yml: there is no such file/,
  );
});
