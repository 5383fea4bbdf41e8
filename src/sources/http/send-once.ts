import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { SourceError } from '../source-error.ts';
import type { Agents } from './agents.ts';
import type { AnswerForm } from './answer-form.ts';
import type { CostMeter } from './cost-meter.ts';
import { explainFailure } from './explain-failure.ts';
import { explainStatus } from './explain-status.ts';
import { loadAxios } from './load-axios.ts';
import type { Refused } from './retry.ts';
import type { Service } from './service.ts';

export type Outcome =
  | { readonly kind: 'answered'; readonly response: AxiosResponse<unknown> }
  | Refused;

/** What one request needs besides its own configuration. */
export type Wire = {
  readonly service: Service;
  readonly agents: Agents;
  readonly meter: CostMeter;
  readonly authorization: string | null;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
  readonly form: AnswerForm;
  readonly direct: boolean;
  readonly now: () => number;
};

/** Sends one request and reads its answer. Failures come back as values, with whether to try again. */
export async function sendOnce(config: InternalAxiosRequestConfig, wire: Wire): Promise<Outcome> {
  const axios = await loadAxios();
  const startedAt = wire.now();
  wire.meter.sent();
  try {
    const response = await axios.getAdapter('http')(guarded(config, wire));
    return readAnswer(response, wire);
  } catch (error) {
    if (wire.signal.aborted) return { kind: 'refused', error: wire.signal.reason, retry: false };
    if (error instanceof SourceError) return { kind: 'refused', error, retry: false };
    return explainFailure(wire.service, error, wire.maxBytes);
  } finally {
    wire.meter.waited(wire.now() - startedAt);
  }
}

function guarded(config: InternalAxiosRequestConfig, wire: Wire): InternalAxiosRequestConfig {
  const headers = config.headers.concat({ Accept: wire.form.accept, 'User-Agent': 'onduty' });
  if (wire.authorization !== null) headers.set('Authorization', wire.authorization);
  // On the machine itself packing costs both sides more than it saves.
  if (wire.direct) headers.set('Accept-Encoding', 'identity');
  return {
    ...config,
    ...wire.agents,
    headers,
    signal: wire.signal,
    responseType: 'text',
    // The signal is the deadline: axios' own timeout forgets a body that drips.
    timeout: 0,
    // A redirect is an answer of its own: following one ends on a login page.
    maxRedirects: 0,
    // Counted after decompression, chunk by chunk.
    maxContentLength: wire.maxBytes,
    validateStatus: null,
    // Otherwise HTTP_PROXY, HTTPS_PROXY and NO_PROXY count, as with curl.
    ...(wire.direct && { proxy: false as const }),
  };
}

function readAnswer(response: AxiosResponse<unknown>, wire: Wire): Outcome {
  const body = typeof response.data === 'string' ? response.data : '';
  wire.meter.received(Buffer.byteLength(body));
  if (response.status >= 200 && response.status < 300)
    return {
      kind: 'answered',
      response: { ...response, data: wire.form.read(wire.service, body) },
    };
  const { location, 'retry-after': retryAfter } = response.headers;
  const answer = {
    status: response.status,
    path: wire.form.told(pathOf(response.config)),
    body,
    location: typeof location === 'string' ? wire.form.told(location) : null,
    retryAfter,
    authenticated: wire.authorization !== null,
  };
  return explainStatus(wire.service, answer, wire.now());
}

function pathOf(config: InternalAxiosRequestConfig): string {
  const base = new URL(config.baseURL ?? 'http://host/').pathname;
  return `${base.replace(/\/$/, '')}/${config.url?.replace(/^\//, '') ?? ''}`;
}
