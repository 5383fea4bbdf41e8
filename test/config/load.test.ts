import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { loadText, surroundings } from './surroundings.ts';

function write(file: string, text: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('where the configuration comes from', () => {
  test('nowhere is fine', async () => {
    const here = surroundings();
    expect(await loadConfig({}, here)).toMatchObject({
      path: null,
      prometheus: null,
      slos: [],
      schedules: [],
      user: 'dana',
      refreshSeconds: 15,
      incidents: { channel: '#incidents', policies: { 'SEV-1': { acknowledgeWithinMinutes: 5 } } },
      store: { kind: 'sqlite', path: path.join(here.home, '.local/share/onduty/incidents.db') },
    });
  });

  test('the flag, ONDUTY_CONFIG, this folder, XDG: the first there is', async () => {
    const here = surroundings();
    const name = async (flag: string | undefined, env: NodeJS.ProcessEnv) =>
      (await loadConfig(flag ? { config: flag } : {}, { ...here, env })).name;
    write(path.join(here.home, '.config/onduty/onduty.yaml'), 'environment: home');
    expect(await name(undefined, {})).toBe('home');
    write(path.join(here.cwd, 'xdg/onduty/onduty.yaml'), 'environment: xdg');
    expect(await name(undefined, { XDG_CONFIG_HOME: path.join(here.cwd, 'xdg') })).toBe('xdg');
    write(path.join(here.cwd, 'onduty.yaml'), 'environment: here');
    expect(await name(undefined, {})).toBe('here');
    write(path.join(here.cwd, 'by-env.yaml'), 'environment: env');
    expect(await name(undefined, { ONDUTY_CONFIG: 'by-env.yaml' })).toBe('env');
    write(path.join(here.home, 'by-flag.yaml'), 'environment: flag');
    expect(await name('~/by-flag.yaml', { ONDUTY_CONFIG: 'by-env.yaml' })).toBe('flag');
  });

  test('a named file that is not there is an error, never another file', async () => {
    const here = surroundings();
    write(path.join(here.cwd, 'onduty.yaml'), 'environment: here');
    await expect(loadConfig({ config: 'no.yaml' }, here)).rejects.toThrow(
      "--config: no.yaml can't be read: there is no such file",
    );
    await expect(loadConfig({}, { ...here, env: { ONDUTY_CONFIG: here.cwd } })).rejects.toThrow(
      'it is a folder',
    );
  });
});

describe('flags beat variables, variables beat the file', () => {
  const text = 'user: file\nstore: sqlite:file.db\nprometheus: http://file:9090\n';

  test('file', async () => {
    const here = surroundings();
    expect(await loadText(text, here)).toMatchObject({
      user: 'file',
      store: { path: path.join(here.cwd, 'file.db') },
      prometheus: { url: 'http://file:9090' },
    });
  });

  test('variable, then flag', async () => {
    const here = surroundings({
      ONDUTY_USER: 'env',
      ONDUTY_STORE: 'postgres://me@db/onduty',
      ONDUTY_PROMETHEUS: 'http://env:9090',
    });
    expect(await loadText(text, here)).toMatchObject({
      user: 'env',
      store: { kind: 'postgres', url: 'postgres://me@db/onduty' },
      prometheus: { url: 'http://env:9090' },
    });
    const flags = { user: 'flag', store: 'sqlite:x/flag.db', prometheus: 'http://flag:9090/' };
    expect(await loadConfig(flags, here)).toMatchObject({
      user: 'flag',
      store: { kind: 'sqlite', path: path.join(here.cwd, 'x/flag.db') },
      prometheus: { url: 'http://flag:9090' },
    });
  });

  test('a wrong flag is named', async () => {
    await expect(loadConfig({ store: 'x.db' }, surroundings())).rejects.toThrow(
      '--store: expected sqlite:PATH or postgres://user@host/database, got "x.db"; write sqlite:x.db',
    );
  });

  test("another server never gets the file's credentials", async () => {
    const here = surroundings();
    await loadText('prometheus: {url: "https://a:1/x", auth: {bearer: {env: T}}}\n', here);
    const other = await loadConfig({ prometheus: 'https://b:1' }, here);
    const same = await loadConfig({ prometheus: 'https://a:1/y' }, here);
    expect(other.prometheus?.auth).toEqual({ kind: 'none' });
    expect(same.prometheus).toMatchObject({ url: 'https://a:1/y', auth: { kind: 'bearer' } });
  });
});

test('a server is read with everything it takes to get in, paths beside the file', async () => {
  const here = surroundings();
  const file = write(
    path.join(here.cwd, 'deep/onduty.yaml'),
    `prometheus:
  url: https://prometheus.example.com/prom/
  auth: {basic: {username: me, password: {file: ~/pw}}}
  tls: {ca: ca.pem, cert: /abs/c.pem, key: ../k.pem, serverName: prom}
  headers: {X-Proxy: onduty}
  tenant: team-a
  timeout: 10s
alertmanager: http://me:p%40ss%@alerts:9093
runbooks: runbooks/
`,
  );
  const config = await loadConfig({ config: file }, here);
  const deep = path.join(here.cwd, 'deep');
  expect(config.prometheus).toEqual({
    url: 'https://prometheus.example.com/prom',
    auth: {
      kind: 'basic',
      username: 'me',
      password: { from: 'file', path: path.join(here.home, 'pw') },
    },
    tls: {
      ca: path.join(deep, 'ca.pem'),
      cert: '/abs/c.pem',
      key: path.join(here.cwd, 'k.pem'),
      serverName: 'prom',
    },
    headers: { 'X-Proxy': 'onduty', 'X-Scope-OrgID': 'team-a' },
    timeoutSeconds: 10,
  });
  expect(config.alertmanager).toMatchObject({
    url: 'http://alerts:9093',
    auth: { kind: 'basic', username: 'me', password: { from: 'value' } },
  });
  expect(config.runbooks).toBe(path.join(deep, 'runbooks'));
});

test('people keep their contacts as written, and a name that is none of them is noted', async () => {
  const config = await loadText(
    'people:\n  alice: {name: Alice A., timeZone: Europe/London, phone: +447700900123}\n  bob:\n' +
      'schedule: [{week: 1, primary: alcie, secondary: guest}]\n',
  );
  expect(config.people).toEqual([
    {
      name: 'alice',
      fullName: 'Alice A.',
      timeZone: 'Europe/London',
      contacts: [{ kind: 'phone', value: '+447700900123' }],
    },
    { name: 'bob', fullName: null, timeZone: null, contacts: [] },
  ]);
  expect(config.notes).toEqual([
    {
      line: 4,
      column: 31,
      message: 'schedule[0].primary: alcie is not among people; did you mean alice?',
    },
    {
      line: 4,
      column: 49,
      message: 'schedule[0].secondary: guest is not among people; known here: alice, bob',
    },
  ]);
});

test('people and schedules may be lists', async () => {
  const config = await loadText(`people: [carol, {name: dave}, {id: eve, name: Eve E.}]
schedules:
  - {name: platform, timeZone: UTC, starts: "2026-01-05 09:00", length: 1d, rotation: [{primary: carol}, {primary: dave}]}
  - {name: other, rotation: [{primary: eve}]}
`);
  expect(config.people.map(({ name, fullName }) => [name, fullName])).toEqual([
    ['carol', null],
    ['dave', null],
    ['eve', 'Eve E.'],
  ]);
  expect(config.schedules).toMatchObject([
    {
      name: 'platform',
      layers: [
        {
          starts: Date.parse('2026-01-05T09:00Z'),
          crews: [
            { from: null, turns: [{ primary: 'carol', secondary: null }, { primary: 'dave' }] },
          ],
        },
      ],
    },
    { name: 'other', timeZone: 'Europe/Berlin' },
  ]);
  expect(config.notes).toEqual([]);
});

test('the long form is read as written, and a fixed label can be turned off', async () => {
  const config = await loadText(`serviceLabel: null
services:
  - name: pay
    slos:
      - name: up
        target: 99.5%
        window: 28d
        runbook: books/pay.md
        sli: {good: 'sum(rate(ok_total[$window]))', total: 'sum(rate(all_total[$window]))'}
      - name: fast
        target: p95 < 300ms
        sli: {latency: request_seconds}
      - {name: raw, target: 99%, sli: q}
queries: {q: 'sum(rate(ok_total[1h])) / sum(rate(all_total[1h]))'}
`);
  expect(config.slos).toMatchObject([
    { id: 'pay/up', objective: 0.995, window: { label: '28d' }, corrections: [] },
    { id: 'pay/fast', objective: 0.95, window: { label: '30d' } },
    { id: 'pay/raw', objective: 0.99 },
  ]);
  expect(config.slos[0]?.runbook).toMatch(/\/books\/pay\.md$/);
  expect(JSON.stringify(config.slos)).not.toContain('"value":"pay"');
});
