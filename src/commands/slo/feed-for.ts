import path from 'node:path';
import type { Config } from '../../config/config.ts';
import { anchorFile } from '../../live/anchor-file.ts';
import { createRecordedFeed } from '../../live/recorded-feed.ts';
import { createSloFeed, type SloFeed } from '../../live/slo-feed.ts';
import type { PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';

/** The feed for a configuration: its own SLOs, or without any those the server records itself. */
export function feedFor(config: Config, prometheus: PrometheusSource, at?: number): SloFeed {
  const when = at === undefined ? {} : { at };
  if (config.slos.length === 0) return createRecordedFeed(prometheus, Date.now, at);
  const anchors = anchorFile(path.join(config.cacheFolder, 'windows'), prometheus.url);
  return createSloFeed({ prometheus, slos: config.slos, now: Date.now, anchors, ...when });
}
