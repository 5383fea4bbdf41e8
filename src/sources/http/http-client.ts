import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import type { Endpoint } from '../../config/config.ts';
import type { Cost } from '../prometheus/prometheus-source.ts';
import { openAgentPool } from './agents.ts';
import { type AnswerForm, jsonForm } from './answer-form.ts';
import { openAuthorization, type ReadSecret } from './authorization.ts';
import { createCostMeter } from './cost-meter.ts';
import { abortedError, type Deadline, pause, startDeadline } from './deadline.ts';
import { createLimit } from './limit.ts';
import { retryDelayMs } from './retry.ts';
import { createSender, type Sender } from './sender.ts';
import { readAddress, type Service } from './service.ts';

export type HttpOptions = {
  /** That of the configuration unless said otherwise. */
  readonly readSecret?: ReadSecret;
  /** Requests under way at a time; 3. */
  readonly concurrency?: number;
  /** Largest answer, decompressed; 64 MB. */
  readonly maxBytes?: number;
  /** How often a request that may be repeated is sent again; 2. */
  readonly retries?: number;
  /** JSON unless said otherwise. */
  readonly form?: AnswerForm;
  readonly now?: () => number;
  readonly random?: () => number;
};

/** One server over HTTP, guarded: deadline, size, retries, credentials, few requests at a time. */
export type HttpClient = {
  readonly service: Service;
  /** An axios adapter: `data` of the answer is the body of a 2xx as its form reads it. Throws `SourceError`. */
  exchange(
    config: InternalAxiosRequestConfig,
    signal?: AbortSignal,
  ): Promise<AxiosResponse<unknown>>;
  cost(): Cost;
  /** Ends the requests under way and closes the connections. */
  close(): void;
};

const readConfiguredSecret: ReadSecret = async (secret) => {
  const { readSecret } = await import('../../config/secret.ts');
  return readSecret(secret);
};

/** Throws `SourceError` when the endpoint's URL is not one. Connects on the first request. */
export function openHttpClient(
  name: { readonly title: string; readonly key: string },
  endpoint: Endpoint,
  options: HttpOptions = {},
): HttpClient {
  const { maxBytes = 64_000_000, now = Date.now, readSecret = readConfiguredSecret } = options;
  const { form = jsonForm } = options;
  const address = readAddress(endpoint.url, name.title, name.key);
  const service = { ...name, url: address.url };
  const authorization = openAuthorization(service, endpoint.auth, address, readSecret);
  const pool = openAgentPool(service, endpoint.tls);
  const meter = createCostMeter();
  const wire = { service, meter, maxBytes, form, direct: address.loopback, now };
  const send = createSender(wire, pool, authorization);
  const limit = createLimit(options.concurrency ?? 3, () => abortedError(service));
  const closing = new AbortController();
  return {
    service,
    cost: meter.cost,
    exchange: (config, signal) => {
      const caller = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const deadline = () => startDeadline(service, endpoint.timeoutSeconds, caller, now);
      return limit(() => sendUntilAnswered(send, config, deadline(), options), caller);
    },
    close: () => {
      closing.abort();
      pool.reset();
    },
  };
}

async function sendUntilAnswered(
  send: Sender,
  config: InternalAxiosRequestConfig,
  deadline: Deadline,
  { retries = 2, random = Math.random }: HttpOptions,
): Promise<AxiosResponse<unknown>> {
  try {
    for (let tried = 0; ; tried += 1) {
      const outcome = await send(config, deadline.signal);
      if (outcome.kind === 'answered') return outcome.response;
      const leftMs = deadline.leftMs();
      const waitMs = retryDelayMs(outcome, tried, { retries, leftMs, random });
      if (waitMs === null) throw outcome.error;
      await pause(waitMs, deadline.signal);
    }
  } finally {
    deadline.clear();
  }
}
