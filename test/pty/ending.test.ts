import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type DashboardLab, dashboardLab } from '../support/dashboard.ts';
import type { Exit, Pty } from '../support/pty.ts';

/** The terminal is as it was found: the normal screen, a cursor, nothing of the dashboard left. */
async function expectRestored(pty: Pty): Promise<Exit> {
  const exit = await pty.exit;
  expect(pty.isAlternate()).toBe(false);
  expect(pty.isCursorShown()).toBe(true);
  expect(pty.screen()).not.toContain('API 5xx');
  return exit;
}

async function started(lab: DashboardLab, preload?: string): Promise<Pty> {
  const pty = lab.start(preload === undefined ? {} : { preload });
  await pty.waitFor('API 5xx');
  expect(pty.isAlternate()).toBe(true);
  expect(pty.isCursorShown()).toBe(false);
  return pty;
}

test.each([
  ['q', 'q'],
  ['Ctrl-C', '\u0003'],
])('%s ends with code 0', async (_, key) => {
  const pty = await started(await dashboardLab());
  pty.press(key);
  expect(await expectRestored(pty)).toEqual({ code: 0, signal: 0 });
  expect(pty.screen().trim()).toBe('');
});

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const)('%s restores the terminal and ends with code %d', async (signal, code) => {
  const pty = await started(await dashboardLab());
  pty.kill(signal);
  expect(await expectRestored(pty)).toEqual({ code, signal: 0 });
});

/** A module that waits for a signal no one else sends, and then fails in its own way. */
function breaking(lab: DashboardLab, failure: string): string {
  const file = path.join(lab.folder, 'break.mjs');
  writeFileSync(file, `process.on('SIGUSR2', () => { ${failure} });`);
  return file;
}

test.each([
  ['an error nobody caught', `throw new Error('the sky fell')`],
  ['a rejection nobody handled', `Promise.reject(new Error('the sky fell'))`],
])('%s is printed after the terminal is restored, in one line', async (_, failure) => {
  const lab = await dashboardLab();
  const pty = await started(lab, breaking(lab, failure));
  pty.kill('SIGUSR2');
  const { code } = await expectRestored(pty);
  expect(code).not.toBe(0);
  expect(pty.screen().trim()).toBe('onduty: the sky fell');
});

test('a screen that can not be drawn ends the program, and says why', async () => {
  const lab = await dashboardLab();
  // The header's clocks are drawn with it.
  const failure = `Date.prototype.toISOString = () => { throw new Error('no clocks today'); };`;
  const pty = await started(lab, breaking(lab, failure));
  pty.kill('SIGUSR2');
  pty.press('4j');
  const { code } = await expectRestored(pty);
  expect(code).not.toBe(0);
  expect(pty.screen()).toContain('no clocks today');
});
