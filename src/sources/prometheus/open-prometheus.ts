import type { AxiosResponse } from 'axios';
import type { PrometheusDriver } from 'prometheus-query';
import type { Endpoint } from '../../config/config.ts';
import { type HttpClient, type HttpOptions, openHttpClient } from '../http/http-client.ts';
import { SourceError } from '../source-error.ts';
import type { Answer, PrometheusSource } from './prometheus-source.ts';
import { readAlerts } from './read-alerts.ts';
import { type RawAnswer, readAnswer } from './read-answer.ts';
import { readRetention } from './read-retention.ts';
import { readSamples } from './read-samples.ts';
import { readSeries } from './read-series.ts';

/** A Prometheus server that can also be asked about itself. */
export type PrometheusServer = PrometheusSource & {
  /** How long it keeps data, in seconds; null when it does not say (Mimir, Thanos, a limit by size). */
  retentionSeconds(signal?: AbortSignal): Promise<number | null>;
};

/** Throws `SourceError` when the URL is not one. Nothing is loaded or sent before the first request. */
export function openPrometheus(endpoint: Endpoint, options: HttpOptions = {}): PrometheusServer {
  const name = { title: 'Prometheus', key: 'prometheus' };
  const client = openHttpClient(name, endpoint, options);
  const { service } = client;
  const timeout = String(endpoint.timeoutSeconds);
  const ask = <T>(call: Call, read: (data: unknown) => T, signal?: AbortSignal) =>
    askDriver(client, endpoint, call, read, signal);
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
    alerts: async ({ signal } = {}) => {
      const read = (data: unknown) => readAlerts(service, data);
      return (await ask((driver) => driver.alerts(), read, signal)).value;
    },
    retentionSeconds: async (signal) => {
      try {
        return (await ask((driver) => driver.statusRuntimeInfo(), readRetention, signal)).value;
      } catch (error) {
        if (error instanceof SourceError && error.kind === 'not-found') return null;
        throw error;
      }
    },
    cost: client.cost,
    close: client.close,
  };
}

type Call = (driver: PrometheusDriver) => Promise<unknown>;

/**
 * One question through a driver of its own: the library has no place for the signal and the
 * warnings of a single request, and a driver costs microseconds.
 */
async function askDriver<T>(
  client: HttpClient,
  endpoint: Endpoint,
  call: Call,
  read: (data: unknown) => T,
  signal: AbortSignal | undefined,
): Promise<Answer<T>> {
  const { PrometheusDriver } = await import('prometheus-query');
  const got: { raw?: RawAnswer } = {};
  const driver = new PrometheusDriver({
    endpoint: client.service.url,
    headers: { ...endpoint.headers },
    preferPost: true,
    requestInterceptor: {
      onFulfilled: (config) => ({
        ...config,
        adapter: (final) => client.exchange(final, signal),
      }),
    },
    responseInterceptor: {
      onFulfilled: (response) => {
        got.raw = readAnswer(client.service, response.data);
        return withoutRows(response);
      },
    },
  });
  await call(driver).catch((error: unknown) => {
    throw originalError(client, error);
  });
  const raw = got.raw ?? { data: null, warnings: [] };
  return { value: read(raw.data), warnings: raw.warnings };
}

/**
 * The library looks for warnings beside the body, where there are none, makes a Date and two objects of every sample, and throws a TypeError on native histograms: it gets an empty result,
 * and warnings and rows are read by us.
 */
function withoutRows(response: AxiosResponse): AxiosResponse {
  const data = { resultType: 'vector', result: [] };
  return { ...response, data: { status: 'success', data } };
}

/** The library rejects with plain objects that keep the error they stand for in `original`. */
function originalError(client: HttpClient, error: unknown): SourceError {
  const original = (error as { readonly original?: unknown } | null)?.original;
  if (original instanceof SourceError) return original;
  const why = original instanceof Error ? original.message : String(error);
  const { title, url } = client.service;
  return new SourceError('failed', `${title} at ${url} could not be asked: ${why}`);
}
