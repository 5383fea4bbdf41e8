import { expect, test } from 'vitest';
import { fileText } from '../../../src/commands/init/file-text.ts';
import { pickServices } from '../../../src/commands/init/pick-services.ts';
import { reachableAlertmanager } from '../../../src/commands/init/reachable-alertmanager.ts';
import type { Endpoint } from '../../../src/config/config.ts';
import { parseConfigDocument } from '../../../src/config/document.ts';
import { readAlertmanagers } from '../../../src/sources/prometheus/read-alertmanagers.ts';
import { endpoint } from '../../support/endpoint.ts';
import { programsOrSkip, startRealAlertmanager } from '../../support/real-servers.ts';

test.each([
  ['all', ['cart', 'pay', 'web']],
  ['1, 3', ['cart', 'web']],
  ['2-3', ['pay', 'web']],
  ['pay web', ['pay', 'web']],
])('services picked by %s', (answer, names) => {
  const picked = pickServices(answer, ['cart', 'pay', 'web']);
  expect(picked.ok && [...picked.services].sort()).toEqual(names);
});

test.each(['0', '4', 'card', '-'])('%s is no service', (answer) => {
  expect(pickServices(answer, ['cart', 'pay', 'web']).ok).toBe(false);
});

const survey = {
  ...{ found: [], rest: ['far', 'away'], recorded: [], alertmanagers: [], history: '2d' },
  window: { label: '15d', seconds: 15 * 86_400 },
};

function write(server: Endpoint, alertmanager: { url: string; answers: boolean } | null = null) {
  return fileText({ endpoint: server, survey, outcomes: [] }, alertmanager, 0);
}

test('a password is never written, only where it is to be found', () => {
  const auth = {
    kind: 'basic',
    username: 'alice',
    password: { from: 'value', value: 'hunter2' },
  } as const;
  const text = write(endpoint('https://prometheus.example.com', { auth, timeoutSeconds: 30 }));
  expect(text).not.toContain('hunter2');
  expect(parseConfigDocument(text, 'x').data).toEqual({
    prometheus: {
      url: 'https://prometheus.example.com',
      auth: { basic: { username: 'alice', password: { env: 'PROMETHEUS_PASSWORD' } } },
    },
  });
});

test('an Alertmanager that answers is a key, another a comment', () => {
  const url = 'http://alertmanager:9093';
  const server = endpoint('http://localhost:9090');
  expect(parseConfigDocument(write(server, { url, answers: true }), 'x').data).toMatchObject({
    alertmanager: url,
  });
  const silent = write(server, { url, answers: false });
  expect(silent).toContain(`# alertmanager: ${url}\n`);
  expect(parseConfigDocument(silent, 'x').data).not.toHaveProperty('alertmanager');
});

test('short retention and services beyond the top are told', () => {
  const text = write(endpoint('http://localhost:9090'));
  expect(text).toContain('# Prometheus keeps 15d');
  expect(text).toContain('#   far, away');
});

const programs = programsOrSkip();

test.skipIf(programs === null)('the Alertmanager that answers from here is taken', async () => {
  if (programs === null) return;
  const real = await startRealAlertmanager(programs.alertmanager);
  try {
    const active = [
      { url: 'http://127.0.0.1:9/api/v2/alerts' },
      { url: `${real.url}/api/v2/alerts` },
    ];
    const urls = readAlertmanagers({ activeAlertmanagers: active });
    expect(await reachableAlertmanager(urls)).toEqual({ url: real.url, answers: true });
  } finally {
    await real.stop();
  }
});
