import { expect, test } from 'vitest';
import { dashboardLab } from '../support/dashboard.ts';
import type { Pty } from '../support/pty.ts';

/** Settles when nothing was written for a while: the screen is what it will stay. */
async function idle(pty: Pty, quietMs = 400): Promise<void> {
  for (let before = -1; before !== pty.bytesWritten(); ) {
    before = pty.bytesWritten();
    await new Promise((resolve) => setTimeout(resolve, quietMs));
  }
}

/** Seconds and ages go on between two screens. */
const withoutTimes = (screen: string): string => screen.replaceAll(/[0-9]/g, '0');

test('after any resizes the screen is what a fresh start shows', async () => {
  const { start, store } = await dashboardLab();
  await store.acknowledge('INC-2', 'bob');
  const pty = start({ columns: 120, rows: 34 });
  await pty.waitFor('API 5xx');
  const sizes = [
    [100, 30],
    [61, 20],
    [140, 50],
    [20, 5],
    [200, 50],
    [110, 31],
  ] as const;
  for (const [columns, rows] of sizes) {
    const before = pty.bytesWritten();
    pty.resize(columns, rows);
    await pty.waitFor((now) => now.bytesWritten() > before);
  }
  const fresh = start({ columns: 110, rows: 31 });
  await fresh.waitFor('API 5xx');
  await pty.waitFor((now) => withoutTimes(now.screen()) === withoutTimes(fresh.screen()));
});

test('writes nothing while nothing changes', async () => {
  const { start, store } = await dashboardLab();
  await store.acknowledge('INC-2', 'bob');
  const pty = start();
  await pty.waitFor('API 5xx');
  await idle(pty);
  const before = pty.bytesWritten();
  const minute = Math.floor(Date.now() / 60_000);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const written = pty.bytesWritten() - before;
  // The clock's minute may have turned meanwhile: then the clock alone was written.
  expect(written).toBeLessThanOrEqual(Math.floor(Date.now() / 60_000) === minute ? 0 : 500);
});

test('NO_COLOR: no colours, and still a cursor row to be seen', async () => {
  const { start } = await dashboardLab();
  const pty = start({ env: { NO_COLOR: '1' } });
  await pty.waitFor('API 5xx');
  pty.press('4');
  await pty.waitFor((now) => cells(now).some((cell) => cell.isInverse() !== 0));
  expect(cells(pty).every((cell) => cell.isFgDefault() && cell.isBgDefault())).toBe(true);
});

test('a terminal of 16 colours gets no others', async () => {
  const { start } = await dashboardLab();
  const pty = start({ env: { TERM: 'xterm', COLORTERM: null } });
  await pty.waitFor('API 5xx');
  expect(cells(pty).every((cell) => !cell.isFgRGB() && cell.getFgColor() < 16)).toBe(true);
});

test('CI in the environment does not blank the screen', async () => {
  const { start } = await dashboardLab();
  const pty = start({ env: { CI: 'true' } });
  await pty.waitFor('API 5xx');
  expect(pty.isAlternate()).toBe(true);
});

test('too small a terminal is told the size it needs', async () => {
  const { start } = await dashboardLab();
  const pty = start({ columns: 20, rows: 5 });
  await pty.waitFor(/\d+\s*x\s*\d+/);
});

function cells(pty: Pty) {
  return pty
    .screen()
    .split('\n')
    .flatMap((line, row) => [...line].map((_, column) => pty.cell(column, row)));
}
