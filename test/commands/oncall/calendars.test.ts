import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../../support/run-program.ts';

const samples = path.resolve(import.meta.dirname, '../../calendar/samples');

/** What the server answers next: a status, a body; with status 0 never. */
let answer: { status: number; body: string; location?: string };
let asked: IncomingMessage[];
const server = createServer((request, response) => {
  asked.push(request);
  if (answer.status === 0) return;
  const { location } = answer;
  const headers = { 'content-type': 'text/calendar; charset=utf-8', ...(location && { location }) };
  response.writeHead(answer.status, headers);
  response.end(answer.body);
});
let origin: string;
let outlook: string;

beforeAll(async () => {
  outlook = await readFile(path.join(samples, 'outlook.ics'), 'utf8');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  answer = { status: 200, body: outlook };
  asked = [];
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const people = `people:
  alice: {name: Alice Adams}
  bob: {name: Bob Brown, email: bob@example.com}
  carol: {phone: "+44 20 7946 0000"}
  dora: {name: "Brown, Dora"}
`;

async function folderWith(schedules: string): Promise<string> {
  const cwd = await mkdtemp(path.join(tmpdir(), 'onduty-calendars-'));
  await writeFile(path.join(cwd, 'onduty.yaml'), `schedules:\n${schedules}${people}`);
  return cwd;
}

const onCall = (cwd: string, ...args: readonly string[]) =>
  runProgram(['oncall', ...args], { cwd });
const web = () =>
  `  - {name: web, timeZone: Europe/Berlin, calendar: {url: "${origin}/secret-7f3a/basic.ics?key=k9", auth: {bearer: t0ken}}}\n`;
const thursday = ['--at', '2026-03-19T12:00'];

describe('a calendar on a server', () => {
  test('says who is on call, and is asked with its credentials', async () => {
    const { code, stdout, stderr } = await onCall(await folderWith(web()), ...thursday, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ schedule: 'web', primary: 'bob', reason: 'calendar "On call"' },
      until: '2026-03-22T23:00:00.000Z',
      next: { primary: 'dora', from: '2026-03-22T23:00:00.000Z' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(asked.map(({ url }) => url)).toEqual(['/secret-7f3a/basic.ics?key=k9']);
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer t0ken' });
  });

  test('that does not answer any more: what was read last, with its age, and exit code 3', async () => {
    const cwd = await folderWith(web());
    await onCall(cwd, ...thursday);
    answer = { status: 500, body: 'boom' };
    const later = await onCall(cwd, ...thursday);
    expect(later.code).toBe(3);
    expect(later.stdout).toContain('bob is on call until Mon 00:00, 23 Mar');
    expect(later.stderr).toMatch(
      /^onduty: calendar 127\.0\.0\.1:\d+ is as it was \S+ ago: .* answered 500/,
    );
    answer = { status: 200, body: '<html>Sign in</html>' };
    const login = await onCall(cwd, ...thursday);
    expect(login.code).toBe(3);
    expect(login.stdout).toContain('bob is on call');
    expect(login.stderr).toMatch(/:1: expected BEGIN:VCALENDAR, got "<html>Sign in<\/html>"/);
  });

  test('that hangs keeps nobody from acting: what it said last counts', async () => {
    const cwd = await folderWith(web().replace('url:', 'timeout: 10m, url:'));
    await onCall(cwd);
    answer = { status: 0, body: '' };
    const swap = ['--user', 'carol', '--for', '1h', '--role', 'escalation', '--dry-run'];
    const { code, stdout, stderr } = await onCall(cwd, 'override', ...swap);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^onduty: calendar 127\.0\.0\.1:\d+ is as it was \S+ ago: /);
    expect(stdout).toContain('carol');
  });

  test('that never answered: unknown, which is not nobody', async () => {
    answer = { status: 404, body: 'gone' };
    const { code, stdout, stderr } = await onCall(await folderWith(web()), ...thursday, '--json');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /^onduty: who is on call by schedule web is not known: calendar at http.*404/,
    );
    expect(stderr).not.toMatch(/7f3a|k9|t0ken/);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test('that moved: the secret of its address is not told', async () => {
    answer = { status: 302, body: '', location: `${origin}/secret-7f3a/other.ics` };
    const { code, stderr } = await onCall(await folderWith(web()), ...thursday);
    expect(code).toBe(3);
    expect(stderr).toMatch(/redirects to http:\/\/127\.0\.0\.1:\d+ /);
    expect(stderr).not.toContain('7f3a');
  });

  test('beside a schedule that is known: people are told of that one, programs of neither', async () => {
    answer = { status: 503, body: '' };
    const rotation =
      '  - {name: platform, timeZone: UTC, starts: 2026-01-05T09:00, rotation: [alice]}\n';
    const cwd = await folderWith(`${web()}${rotation}`);
    const [text, json] = await Promise.all([
      onCall(cwd, ...thursday),
      onCall(cwd, ...thursday, '--json'),
    ]);
    expect(text.code).toBe(3);
    expect(text.stdout).toContain('alice is on call');
    expect(text.stderr).toMatch(/^onduty: schedule web is not known: calendar at/);
    expect(json).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('a calendar in a file', () => {
  const platform =
    '  - {name: platform, timeZone: Europe/London, calendar: {file: rota.ics}, overrides: [{user: dora, from: 2026-03-30T09:00, to: 2026-03-31T09:00}]}\n';

  test('with an override over it, gaps, and its remarks', async () => {
    const cwd = await folderWith(platform);
    await writeFile(path.join(cwd, 'rota.ics'), await readFile(path.join(samples, 'google.ics')));
    const window = ['--from', '2026-03-24T00:00Z', '--to', '2026-04-06T00:00Z'];
    const { code, stdout, stderr } = await onCall(cwd, ...window, '--json');
    const found: { primary: string; reason: string }[] = JSON.parse(stdout).shifts;
    expect(found.map(({ primary, reason }) => `${primary}: ${reason}`)).toEqual([
      'carol: calendar "Platform rota"',
      'null: calendar "Platform rota"',
      'dora: override by dora over calendar "Platform rota"',
      'alice: calendar "Platform rota"',
    ]);
    expect(code).toBe(0);
    expect(stderr).toBe(
      'onduty: calendar "Platform rota": "Team lunch" (2026-03-10) is nobody of people\n',
    );
    expect((await onCall(cwd, '--gaps', ...window)).code).toBe(1);
  });

  test('that is broken is told with its line', async () => {
    const cwd = await folderWith(platform);
    await writeFile(path.join(cwd, 'rota.ics'), 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nwhat\r\n');
    const broken = await onCall(cwd);
    expect(broken.code).toBe(3);
    expect(broken.stderr).toMatch(
      /not known: rota\.ics:3: expected a line such as SUMMARY:alice, got "what"\n$/,
    );
  });
});
