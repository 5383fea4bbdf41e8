import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silence } from '../../src/demo/alertmanager-process.ts';
import type { AlertmanagerSource } from '../../src/sources/alertmanager/alertmanager-source.ts';
import { openAlertmanager } from '../../src/sources/alertmanager/open-alertmanager.ts';
import { endpoint } from '../support/endpoint.ts';
import { faults, reply, startFaultServer } from '../support/fault-server.ts';
import { programsOrSkip, type RealServer, startRealAlertmanager } from '../support/real-servers.ts';
import { sourceError } from '../support/rejection.ts';

const programs = programsOrSkip();

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(`${url}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

describe.skipIf(!programs)('a real Alertmanager', () => {
  let server: RealServer;
  let source: AlertmanagerSource;
  beforeAll(async () => {
    server = await startRealAlertmanager(programs?.alertmanager ?? '');
    source = openAlertmanager(endpoint(server.url));
  });
  afterAll(async () => {
    source?.close();
    await server?.stop();
  });

  test('alerts, and which silence hides which', async () => {
    const from = Date.now();
    const until = from + 3_600_000;
    const startsAt = new Date(from - 60_000);
    await post(server.url, [
      { labels: { alertname: 'Loud' }, annotations: { summary: 'tab\there \u001b[2J' }, startsAt },
      { labels: { alertname: 'Hushed' }, startsAt },
    ]);
    const by = { by: 'alice', comment: 'known', from, until };
    await silence(server.url, { matchers: { alertname: 'Hushed' }, ...by });
    const later = { ...by, from: until, until: until + 1000 };
    await silence(server.url, { matchers: { alertname: 'Loud' }, ...later });

    const hushed = async () =>
      (await source.alerts()).find(({ labels }) => labels.alertname === 'Hushed');
    await expect.poll(async () => (await hushed())?.state).toBe('suppressed');
    const silences = await source.silences();
    expect(silences).toEqual([
      { id: expect.any(String), createdBy: 'alice', comment: 'known', endsAt: until },
    ]);
    expect((await hushed())?.silencedBy).toEqual([silences[0]?.id]);
    const loud = (await source.alerts()).find(({ labels }) => labels.alertname === 'Loud');
    expect(loud).toMatchObject({
      annotations: { summary: 'tab here ' },
      startsAt: startsAt.getTime(),
      silencedBy: [],
    });
  });
});

test.each([
  [
    'html',
    'not-prometheus',
    'sent an HTML page (a login page?) where JSON was expected: check alertmanager.url',
  ],
  ['empty-object', 'not-prometheus', 'sent JSON that is not an answer of Alertmanager'],
  ['bad-alert', 'not-prometheus', 'sent JSON that is not an answer of Alertmanager'],
  ['message', 'failed', 'answered 422 ("startsAt is required")'],
  ['bare-string', 'failed', 'answered 400 ("bad matcher")'],
  ['404', 'not-found', 'has no /404/api/v2/alerts: 404'],
] as const)('an Alertmanager that answers with %s: %s', async (fault, kind, says) => {
  const server = await startFaultServer({
    html: faults.html,
    404: faults['404'],
    'empty-object': reply(200, '{}'),
    'bad-alert': reply(200, '[null]'),
    message: reply(422, '{"code":602,"message":"startsAt is required"}'),
    'bare-string': reply(400, '"bad matcher"'),
  });
  const source = openAlertmanager(endpoint(server.url(fault)));
  const error = await sourceError(source.alerts());
  source.close();
  await server.stop();
  expect(error.kind).toBe(kind);
  expect(error.message).toContain(`Alertmanager at ${server.url(fault)} ${says}`);
});
