import { SourceError } from '../source-error.ts';
import type { Service } from './service.ts';

/** Ends a whole request, its retries included. The signal's reason is always a `SourceError`. */
export type Deadline = {
  readonly signal: AbortSignal;
  leftMs(): number;
  clear(): void;
};

/** Starts the clock; `caller` ends the request earlier. */
export function startDeadline(
  service: Service,
  seconds: number,
  caller: AbortSignal,
  now: () => number,
): Deadline {
  const controller = new AbortController();
  const endsAt = now() + seconds * 1000;
  const stop = () => controller.abort(abortedError(service));
  const timer = setTimeout(() => controller.abort(timeoutError(service, seconds)), seconds * 1000);
  if (caller.aborted) stop();
  caller.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    leftMs: () => Math.max(0, endsAt - now()),
    clear: () => {
      clearTimeout(timer);
      caller.removeEventListener('abort', stop);
    },
  };
}

/** The caller gave up, or the source was closed. */
export function abortedError(service: Service): SourceError {
  return new SourceError('aborted', `${service.title} at ${service.url}: the request was given up`);
}

function timeoutError(service: Service, seconds: number): SourceError {
  return new SourceError(
    'timeout',
    `${service.title} at ${service.url} did not answer within ${seconds} s: it is slow or stuck; ask for less or raise ${service.key}.timeout`,
  );
}

/** What the promise gives, unless the signal comes first: then its reason is thrown. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Waits, unless the signal comes first: then its reason is thrown. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const waited = Promise.withResolvers<void>();
  const timer = setTimeout(waited.resolve, ms);
  try {
    await unlessAborted(waited.promise, signal);
  } finally {
    clearTimeout(timer);
  }
}
