import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answers } from '../support/ask-prometheus.ts';
import { program } from '../support/dashboard.ts';
import { startPty } from '../support/pty.ts';
import { programsOrSkip } from '../support/real-servers.ts';
import { runProgram } from '../support/run-program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onduty-demo-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const run = (env: Record<string, string>) =>
  runProgram(['demo', '--once'], { cwd: folder, env: { TMPDIR: folder, ...env } });

const demoFolder = (pid: number) => path.join(folder, `onduty-demo-${pid}`);

/** The demo on a screen, and where its servers listen. */
async function onScreen() {
  const pty = startPty({
    command: process.execPath,
    args: [program, 'demo'],
    cwd: folder,
    env: { TMPDIR: folder },
  });
  await pty.waitFor('api-service');
  const config = readFileSync(path.join(demoFolder(pty.pid), 'onduty.yaml'), 'utf8');
  const urls = [...config.matchAll(/url: '(http[^']+)'/g)].map((match) => match[1] ?? '');
  expect(await Promise.all(urls.map(answers))).toEqual([true, true]);
  return { pty, urls, folder: demoFolder(pty.pid) };
}

test('without Prometheus it says which command installs it', async () => {
  const { code, stdout, stderr } = await run({ PATH: folder });
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(/^onduty: the demo needs prometheus, .* install .*\n$/);
});

describe.skipIf(programsOrSkip() === null)('the demo command', () => {
  test("prints one frame, touches nobody's own store, and leaves nothing", async () => {
    const store = path.join(folder, 'own.db');
    const { code, stdout } = await run({ ONDUTY_STORE: `sqlite:${store}` });
    expect(code).toBe(0);
    for (const text of ['api-service', 'no traffic', 'alice', 'INC-3 API answ', 'ErrorBudgetBurn'])
      expect(stdout).toContain(text);
    expect(existsSync(store)).toBe(false);
  }, 60_000);

  test('q stops everything it started', async () => {
    const demo = await onScreen();
    demo.pty.press('q');
    expect((await demo.pty.exit).code).toBe(0);
    expect(await Promise.all(demo.urls.map(answers))).toEqual([false, false]);
    expect(existsSync(demo.folder)).toBe(false);
  }, 60_000);

  test('its servers end even when it is killed', async () => {
    const demo = await onScreen();
    demo.pty.kill('SIGKILL');
    await demo.pty.exit;
    for (const url of demo.urls)
      await expect.poll(() => answers(url), { timeout: 20_000 }).toBe(false);
  }, 60_000);
});
