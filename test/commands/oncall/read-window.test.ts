import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFlag, readWindow } from '../../../src/commands/oncall/read-window.ts';
import { runProgram } from '../../support/run-program.ts';

const at = (text: string) => Date.parse(text);
const evening = { now: at('2026-11-26T20:00:00Z'), timeZone: 'Europe/London' };
const read = (text: string, here = evening) => new Date(readFlag('--at', text, here)).toISOString();

test('a time of day is the next one on the clock of the schedule', () => {
  expect(read('20:30')).toBe('2026-11-26T20:30:00.000Z');
  expect(read('20:00')).toBe('2026-11-27T20:00:00.000Z');
  expect(read('09:00')).toBe('2026-11-27T09:00:00.000Z');
  expect(read('09:00', { ...evening, timeZone: 'Asia/Kathmandu' })).toBe(
    '2026-11-27T03:15:00.000Z',
  );
  expect(read('01:30', { now: at('2026-03-28T22:00Z'), timeZone: 'Europe/London' })).toBe(
    '2026-03-29T01:00:00.000Z',
  );
});

test.each(['24:00', '9:00', '09:60', '-09:00', '09:00Z'])('%s is no time of day', (text) => {
  expect(() => read(text)).toThrow('expected a time such as');
});

test('a window ends at the next such time after it begins', () => {
  const night = { start: at('2026-12-01T18:00Z'), end: at('2026-12-02T09:00Z') };
  expect(readWindow({ from: '2026-12-01T18:00', to: '09:00' }, 1, evening)).toEqual(night);
});

test('a time before the name of the command is the moment asked about', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-at-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const text = `schedules:
  - {name: web, timeZone: Europe/London, starts: 2026-01-05T09:00, rotation: [alice, bob]}
`;
  writeFileSync(path.join(folder, 'onduty.yaml'), text);
  const time = '2026-01-14T12:00Z';
  const { stdout } = await runProgram(['--at', time, 'oncall', '--json'], { cwd: folder });
  expect(JSON.parse(stdout)).toMatchObject({ at: '2026-01-14T12:00:00.000Z', primary: 'bob' });
});
