import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';

async function load(calendar: string, more = '') {
  const folder = await mkdtemp(path.join(tmpdir(), 'onduty-config-'));
  await writeFile(
    path.join(folder, 'onduty.yaml'),
    `schedules:\n  - name: platform\n    timeZone: UTC\n    calendar: ${calendar}\n${more}`,
  );
  const environment = { env: {}, cwd: folder, home: '/home/alice', now: 0, hostZone: 'UTC' };
  return { folder, config: await loadConfig({}, environment) };
}

test('a file, beside the configuration', async () => {
  const { folder, config } = await load('{file: rota.ics}');
  expect(config.calendars).toEqual([
    {
      ...{ schedule: 'platform', role: 'primary' },
      at: { kind: 'file', path: path.join(folder, 'rota.ics') },
    },
  ]);
  expect(config.schedules[0]).toMatchObject({ name: 'platform', layers: [] });
});

test('addresses with secrets of their own, a calendar for each role', async () => {
  const { config } = await load(
    '[{url: "webcal://cal.example.com:8443/a/basic.ics?token=x", auth: {bearer: {env: T}}}, {url: "https://b:c@d.example", role: secondary}]',
  );
  expect(config.calendars.map(({ role }) => role)).toEqual(['primary', 'secondary']);
  expect(config.calendars[0]?.at).toMatchObject({
    ...{ kind: 'url', path: '/a/basic.ics?token=x' },
    server: {
      url: 'https://cal.example.com:8443',
      auth: { kind: 'bearer', token: { from: 'env', name: 'T' } },
    },
  });
  expect(config.calendars[1]?.at).toMatchObject({
    ...{ kind: 'url', path: '/' },
    server: { url: 'https://d.example', auth: { kind: 'basic', username: 'b' } },
  });
});

test.each([
  ['{}', '', /:4:15: schedules\[0\]\.calendar: write either file: PATH or url: ADDRESS/],
  ['{file: a, url: b}', '', /write either file: PATH or url: ADDRESS/],
  ['rota.ics', '', /:4:15: .*expected a map such as \{file: rota\.ics\}/],
  ['{fil: a}', '', /unknown key; did you mean file\?/],
  ['{url: cal.example.com}', '', /expected a URL such as https:/],
  ['{file: a, tenant: b}', '', /a file needs no tenant/],
  ['{file: a, role: backup}', '', /expected primary, secondary or escalation, got "backup"/],
  ['{file: a}', '    rotation: [alice]\n', /:5:5: schedules\[0\]\.rotation: the calendar says who/],
])('%s is refused where it stands', async (calendar, more, message) => {
  await expect(load(calendar, more)).rejects.toThrow(message);
});
