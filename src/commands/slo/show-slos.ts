import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { createRecordedFeed } from '../../live/recorded-feed.ts';
import { createSloFeed, type SloFeed } from '../../live/slo-feed.ts';
import type { SloStatus } from '../../slo/status.ts';
import { openPrometheus } from '../../sources/prometheus/open-prometheus.ts';
import type { PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';
import { exitCode } from '../exit-code.ts';
import { reportError } from '../report-error.ts';
import { sloJson } from './slo-json.ts';
import { sloTable } from './slo-table.ts';

/** Reads every window once and prints what came; gives the exit code. */
export async function showSlos(config: Config, json: boolean): Promise<number> {
  if (config.prometheus === null)
    throw new ConfigError(
      'no Prometheus is named: give --prometheus URL, or prometheus: in onduty.yaml',
    );
  const prometheus = openPrometheus(config.prometheus);
  try {
    const { statuses, error } = await readAll(feedFor(config, prometheus));
    const text = json
      ? JSON.stringify(sloJson(Date.now(), statuses, prometheus.cost()), null, 2)
      : await sloTable(statuses, process.stdout.columns ?? 120);
    process.stdout.write(`${text}\n`);
    return error === null ? exitCode.ok : reportError(error);
  } finally {
    prometheus.close();
  }
}

function feedFor({ slos }: Config, prometheus: PrometheusSource): SloFeed {
  return slos.length === 0
    ? createRecordedFeed(prometheus, Date.now)
    : createSloFeed({ prometheus, slos, now: Date.now });
}

/** Without short windows there is nothing to show; without long ones, what is known is shown. */
async function readAll(feed: SloFeed): Promise<{ statuses: readonly SloStatus[]; error: unknown }> {
  const { signal } = new AbortController();
  const fast = await feed.readFast(signal);
  try {
    return { statuses: await feed.readSlow(signal), error: null };
  } catch (error) {
    return { statuses: fast, error };
  }
}
