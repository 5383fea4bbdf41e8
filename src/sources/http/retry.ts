import type { SourceError } from '../source-error.ts';

/** A request that failed, and whether the same request may be sent again. */
export type Refused = {
  readonly kind: 'refused';
  readonly error: SourceError;
  /** `afterMs`: what the server asked for in Retry-After, or null. */
  readonly retry: false | { readonly afterMs: number | null };
};

const firstDelayMs = 200;
const longestDelayMs = 5_000;

/**
 * How long to wait before trying again, in ms; null when it must not be tried again, or would not
 * come back in time. Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelayMs(
  refused: Refused,
  tried: number,
  options: { readonly retries: number; readonly leftMs: number; readonly random: () => number },
): number | null {
  if (!refused.retry || tried >= options.retries) return null;
  const spread = options.random() * Math.min(longestDelayMs, firstDelayMs * 2 ** tried);
  const delay = (refused.retry.afterMs ?? 0) + spread;
  return delay < options.leftMs ? delay : null;
}

/** Retry-After as ms: seconds or an HTTP date. Null when it is absent or neither. */
export function retryAfterMs(header: unknown, now: number): number | null {
  if (typeof header !== 'string') return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
