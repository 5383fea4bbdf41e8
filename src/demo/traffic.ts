import type { DemoService, Span } from './services.ts';

const dayMilliseconds = 86_400_000;

/** What share of requests goes wrong. */
export type Shares = { readonly failed: number; readonly slow: number };

/** True when `ago` (ms before the end of the history, negative after it) lies in the span. */
export function within(span: Span, ago: number): boolean {
  return ago <= span.from && (span.until === null || ago > span.until);
}

/**
 * Requests per second of the whole service at a moment: a wave over the day, quietest at 03:00 UTC.
 * The wave is flat on purpose: an outage costs about the same budget whatever the hour.
 */
export function requestRate(service: DemoService, at: number, ago: number): number {
  if (service.idle && within(service.idle, ago)) return 0;
  const hours = ((at % dayMilliseconds) / dayMilliseconds) * 24;
  return service.requestsPerSecond * (1 - 0.22 * Math.cos(((hours - 3) * Math.PI) / 12));
}

/** Shares of one process at a moment: the usual ones, or the worst of the episodes around it. */
export function sharesAt(service: DemoService, instance: number, ago: number): Shares {
  let { failed, slow } = service;
  for (const episode of service.episodes) {
    if (!within(episode, ago)) continue;
    if (episode.instance !== undefined && episode.instance !== instance) continue;
    failed = Math.max(failed, episode.failed ?? 0);
    slow = Math.max(slow, episode.slow ?? 0);
  }
  return { failed, slow };
}
