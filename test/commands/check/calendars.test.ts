import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCheck } from '../../../src/commands/check/run-check.ts';

async function findingsFor(calendar: string | null): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'onduty-check-'));
  const file = path.join(folder, 'onduty.yaml');
  const schedule = '{name: platform, timeZone: UTC, calendar: {file: rota.ics}}';
  // Nothing listens there: without --live it is not asked.
  const web = '{name: web, timeZone: UTC, calendar: {url: "http://127.0.0.1:9/x.ics"}}';
  await writeFile(file, `schedules:\n  - ${schedule}\n  - ${web}\npeople: [alice]\n`);
  if (calendar !== null) await writeFile(path.join(folder, 'rota.ics'), calendar);
  const { findings } = await runCheck(file, {});
  return findings.map((one) => `${one.line}:${one.column} ${one.severity} ${one.message}`);
}

const daily = (summary: string) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:a\nDTSTAMP:20260101T000000Z\nDTSTART:20260101T000000Z\nDURATION:P1D\nRRULE:FREQ=DAILY\nSUMMARY:${summary}\nEND:VEVENT\nEND:VCALENDAR\n`;

test('a calendar that names people is fine', async () => {
  expect(await findingsFor(daily('alice'))).toEqual([]);
});

test('one that names somebody else is told once, where it stands in the configuration', async () => {
  const [warning, ...others] = await findingsFor(daily('alcie'));
  expect(warning).toMatch(/^2:47 warning calendar rota\.ics: "alcie" .* is nobody of people$/);
  expect(others).toEqual([]);
});

test('one that is missing or broken is an error', async () => {
  const [missing] = await findingsFor(null);
  expect(missing).toMatch(/^2:47 error calendar .*rota\.ics can't be read: there is no such file/);
  const [broken] = await findingsFor('BEGIN:VCALENDAR\nEND:VEVENT\n');
  expect(broken).toBe('2:47 error rota.ics:2: END:VEVENT ends nothing that is open');
});
