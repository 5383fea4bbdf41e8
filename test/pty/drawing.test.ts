import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { dashboardLab } from '../support/dashboard.ts';
import type { Pty } from '../support/pty.ts';
import { startSteadyPrometheus } from '../support/steady-prometheus.ts';

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

test('writes nothing while nothing changes, however often its sources are asked', async () => {
  const { asked, url } = await startSteadyPrometheus({ all_total: 4, bad_total: 0.001 });
  const { folder, start, store } = await dashboardLab();
  await store.acknowledge('INC-2', 'bob');
  acknowledgedEarlier(path.join(folder, 'incidents.db'));
  writeFileSync(path.join(folder, 'onduty.yaml'), askedEachSecond(url));
  const pty = start();
  await pty.waitFor('bob, acked 10m ago');
  await pty.waitFor(/api +up +99\.975% +99\.9% .* 75%/);
  expect(await writtenWithinAMinute(pty, asked)).toBe(0);
});

const askedEachSecond = (prometheus: string) => `
refresh: 1s
prometheus: ${prometheus}
services:
  - name: api
    slos:
      - name: up
        target: 99.9%
        sli: {bad: 'sum(rate(bad_total[$window]))', total: 'sum(rate(all_total[$window]))'}
`;

/** Within its first minute the age of an acknowledgement is told by the second. */
function acknowledgedEarlier(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('update incidents set acknowledged_at = acknowledged_at - 600000');
  database.close();
}

/** Bytes written while the sources are asked three times within one minute: with the next the clock moves. */
async function writtenWithinAMinute(
  pty: Pty,
  asked: (times: number) => Promise<void>,
): Promise<number> {
  const minuteNow = () => Math.floor(Date.now() / 60_000);
  for (;;) {
    const minute = minuteNow();
    // What was under way, and the minute if it has just begun, is drawn before the answers to these.
    await asked(2);
    const before = pty.bytesWritten();
    await asked(3);
    if (minuteNow() === minute) return pty.bytesWritten() - before;
  }
}

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
