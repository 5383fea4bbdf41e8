import type { Endpoint } from '../../config/config.ts';
import { type HttpOptions, openHttpClient } from '../http/http-client.ts';
import { SourceError } from '../source-error.ts';
import { askDriver, type Call } from './ask-driver.ts';
import type { PrometheusSource } from './prometheus-source.ts';
import { readAlertmanagers } from './read-alertmanagers.ts';
import { readAlerts } from './read-alerts.ts';
import { readMetricType } from './read-metric-type.ts';
import { readRetention } from './read-retention.ts';
import { readSamples } from './read-samples.ts';
import { readSeries } from './read-series.ts';

/** A Prometheus server that can also be asked about itself. */
export type PrometheusServer = PrometheusSource & {
  /** How long it keeps data, in seconds; null when it does not say (Mimir, Thanos, a limit by size). */
  retentionSeconds(signal?: AbortSignal): Promise<number | null>;
  /** `counter`, `gauge`, `histogram`, …, as a target's exposition says; null when none does. */
  metricType(metric: string, signal?: AbortSignal): Promise<string | null>;
  /** URLs of the Alertmanagers it tells of alerts; empty when it does not say. */
  alertmanagers(signal?: AbortSignal): Promise<readonly string[]>;
};

/** Throws `SourceError` when the URL is not one. Nothing is loaded or sent before the first request. */
export function openPrometheus(endpoint: Endpoint, options: HttpOptions = {}): PrometheusServer {
  const name = { title: 'Prometheus', key: 'prometheus' };
  const client = openHttpClient(name, endpoint, options);
  const { service } = client;
  const timeout = String(endpoint.timeoutSeconds);
  const ask = <T>(call: Call, read: (data: unknown) => T, signal?: AbortSignal) =>
    askDriver({ client, headers: endpoint.headers, signal }, call, read);
  return {
    url: service.url,
    instant: (promql, { at, signal } = {}) =>
      ask(
        (driver) =>
          driver.instantQuery(promql, at === undefined ? undefined : new Date(at), timeout),
        (data) => readSamples(service, data),
        signal,
      ),
    range: (promql, { from, to, stepSeconds, signal }) =>
      ask(
        (driver) => driver.rangeQuery(promql, new Date(from), new Date(to), stepSeconds, timeout),
        (data) => readSeries(service, data),
        signal,
      ),
    alerts: ({ signal } = {}) =>
      ask(
        (driver) => driver.alerts(),
        (data) => readAlerts(service, data),
        signal,
      ).then(({ value }) => value),
    retentionSeconds: (signal) =>
      ask((driver) => driver.statusRuntimeInfo(), readRetention, signal).then(
        ({ value }) => value,
        nullWhenNotFound,
      ),
    metricType: (metric, signal) =>
      ask(
        (driver) => driver.metadata(metric),
        (data) => readMetricType(data, metric),
        signal,
      ).then(({ value }) => value, nullWhenNotFound),
    alertmanagers: (signal) =>
      ask((driver) => driver.alertmanagers(), readAlertmanagers, signal).then(
        ({ value }) => value,
        (error: unknown) => nullWhenNotFound(error) ?? [],
      ),
    cost: client.cost,
    close: client.close,
  };
}

function nullWhenNotFound(error: unknown): null {
  if (error instanceof SourceError && error.kind === 'not-found') return null;
  throw error;
}
