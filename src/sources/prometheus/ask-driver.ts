import type { AxiosResponse } from 'axios';
import type { PrometheusDriver } from 'prometheus-query';
import type { HttpClient } from '../http/http-client.ts';
import { loadAxios } from '../http/load-axios.ts';
import { serverText } from '../http/server-text.ts';
import { SourceError } from '../source-error.ts';
import type { Answer } from './prometheus-source.ts';
import { type RawAnswer, readAnswer } from './read-answer.ts';

/** One call of the library. */
export type Call = (driver: PrometheusDriver) => Promise<unknown>;

type Question = {
  readonly client: HttpClient;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
};

/**
 * One question through a driver of its own: the library has no place for the signal and the
 * warnings of a single request, and a driver costs microseconds. Throws `SourceError`.
 */
export async function askDriver<T>(
  { client, headers, signal }: Question,
  call: Call,
  read: (data: unknown) => T,
): Promise<Answer<T>> {
  await loadAxios();
  const { PrometheusDriver } = await import('prometheus-query/dist/prometheus-query.esm.js');
  const got: { raw?: RawAnswer } = {};
  const driver = new PrometheusDriver({
    endpoint: client.service.url,
    headers: { ...headers },
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
 * The library looks for warnings beside the body, where there are none, makes a Date and two
 * objects of every sample, and throws a TypeError on native histograms: it gets an empty result,
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
  const why = serverText(original instanceof Error ? original.message : JSON.stringify(error));
  const { title, url } = client.service;
  return new SourceError('failed', `${title} at ${url} could not be asked: ${why}`);
}
