import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import type { SloStatus } from '../../slo/status.ts';
import { openPrometheus } from '../../sources/prometheus/open-prometheus.ts';
import type { Cost } from '../../sources/prometheus/prometheus-source.ts';
import { feedFor } from './feed-for.ts';

/** Every SLO judged once, and what went wrong on the way. */
export type SloReading = {
  readonly statuses: readonly SloStatus[];
  readonly cost: Cost;
  /** Why the long windows could not be read, or null. */
  readonly error: unknown;
};

/**
 * Reads every window once. Throws `ConfigError` without a Prometheus, `SourceError` when the short
 * windows can't be read; without the long ones what is known is given.
 */
export async function readSlos(config: Config, at?: number): Promise<SloReading> {
  if (config.prometheus === null)
    throw new ConfigError(
      'no Prometheus is named: give --prometheus URL, or prometheus: in onduty.yaml',
    );
  const prometheus = openPrometheus(config.prometheus);
  const { signal } = new AbortController();
  try {
    const feed = feedFor(config, prometheus, at);
    const fast = await feed.readFast(signal);
    const slow = await feed.readSlow(signal).catch((error: unknown) => ({ error }));
    const cost = prometheus.cost();
    return 'error' in slow
      ? { statuses: fast, cost, error: slow.error }
      : { statuses: slow, cost, error: null };
  } finally {
    prometheus.close();
  }
}
