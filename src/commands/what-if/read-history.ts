import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { didYouMean } from '../../config/nearest.ts';
import { historyOf } from '../../live/selectors/what-if.ts';
import type { SloStatus } from '../../slo/status.ts';
import type { KnownHistory } from '../../slo/what-if.ts';
import { openPrometheus } from '../../sources/prometheus/open-prometheus.ts';
import { SourceError } from '../../sources/source-error.ts';
import { clean } from '../../text/clean.ts';
import { feedFor } from '../slo/feed-for.ts';

export type SloHistory = { readonly status: SloStatus; readonly history: KnownHistory };

/** Reads one SLO and its history up to `at` (null: now). Throws `ConfigError`, `SourceError`. */
export async function readHistory(
  config: Config,
  id: string,
  at: number | null,
): Promise<SloHistory> {
  if (config.prometheus === null)
    throw new ConfigError(
      'no Prometheus is named: give --prometheus URL, or prometheus: in onduty.yaml',
    );
  const prometheus = openPrometheus(config.prometheus);
  const { signal } = new AbortController();
  // An SLO that is split is asked for by its own name or by one of its parts'.
  const slos = config.slos.filter((slo) => id === slo.id || id.startsWith(`${slo.id}{`));
  if (slos.length === 0 && config.slos.length > 0 && !config.showRecorded)
    throw unknown(id, config.slos);
  try {
    const feed = feedFor({ ...config, slos, showRecorded: false }, prometheus, at ?? undefined);
    await feed.readFast(signal);
    const statuses = await feed.readSlow(signal);
    const status = statuses.find(({ slo }) => slo.id === id);
    if (status === undefined)
      throw unknown(
        id,
        statuses.map(({ slo }) => slo),
      );
    const history = historyOf(status, await feed.burnDown(id, signal));
    if (history === null)
      throw new SourceError(
        'failed',
        `nothing is known of the events of ${id}: there is no history to reckon from`,
      );
    return { status, history };
  } finally {
    prometheus.close();
  }
}

function unknown(id: string, slos: readonly { readonly id: string }[]): ConfigError {
  const known = slos.map((slo) => slo.id);
  return new ConfigError(`there is no SLO "${clean(id)}"${didYouMean(id, known)}`);
}
