import { expect, test } from 'vitest';
import { alertmanagerFeed, prometheusAlertFeed } from '../../src/live/alert-feed.ts';
import type {
  AlertmanagerAlert,
  AlertmanagerSource,
} from '../../src/sources/alertmanager/alertmanager-source.ts';
import type { PrometheusSource } from '../../src/sources/prometheus/prometheus-source.ts';
import { someTime } from '../support/live-state.ts';

const signal = new AbortController().signal;

const suppressed: AlertmanagerAlert = {
  fingerprint: 'f1',
  state: 'suppressed',
  labels: { alertname: 'Slow', service: 'api', severity: 'ticket' },
  annotations: { summary: 'api is slow' },
  startsAt: someTime,
  silencedBy: ['s1', 's2', 'gone'],
};

function alertmanagerWith(alerts: readonly AlertmanagerAlert[]): AlertmanagerSource {
  const silence = { comment: '', createdBy: 'alice' };
  return {
    url: 'http://127.0.0.1:9093',
    alerts: async () => alerts,
    silences: async () => [
      { ...silence, id: 's1', endsAt: someTime + 1 },
      { ...silence, id: 's2', createdBy: 'bob', endsAt: someTime + 2 },
    ],
    close: () => undefined,
  };
}

test('a silenced alert says whose silence holds it longest', async () => {
  const [alert] = await alertmanagerFeed(alertmanagerWith([suppressed])).read(signal);
  expect(alert).toMatchObject({
    id: 'f1',
    name: 'Slow',
    state: 'silenced',
    service: 'api',
    summary: 'api is slow',
    silencedBy: 'bob',
    silencedUntil: someTime + 2,
  });
});

test('an inhibited alert is quiet without anyone who silenced it', async () => {
  const inhibited = { ...suppressed, silencedBy: [] };
  const [alert] = await alertmanagerFeed(alertmanagerWith([inhibited])).read(signal);
  expect(alert).toMatchObject({ state: 'silenced', silencedBy: null, silencedUntil: null });
});

test("without an Alertmanager Prometheus's own alerts are shown, each set of labels one alert", async () => {
  const alert = {
    name: 'Slow',
    state: 'pending',
    annotations: {},
    activeAt: someTime,
  } as const;
  const prometheus = {
    alerts: async () => [
      { ...alert, labels: { alertname: 'Slow', job: 'a' } },
      { ...alert, labels: { job: 'b', alertname: 'Slow' } },
    ],
  } as unknown as PrometheusSource;
  const alerts = await prometheusAlertFeed(prometheus).read(signal);
  expect(alerts.map(({ state, service }) => [state, service])).toEqual([
    ['pending', 'a'],
    ['pending', 'b'],
  ]);
  expect(new Set(alerts.map(({ id }) => id)).size).toBe(2);
});
