import path from 'node:path';
import type { Config } from '../../config/config.ts';
import { anchorFile } from '../../live/anchor-file.ts';
import { withForecasts } from '../../live/forecast-feed.ts';
import { type FeedPart, joinFeeds } from '../../live/joined-feed.ts';
import { createRecordedFeed } from '../../live/recorded/recorded-feed.ts';
import { createSloFeed, type SloFeed } from '../../live/slo-feed.ts';
import { createSplitFeed } from '../../live/split-feed.ts';
import { readSplit } from '../../live/split-slos.ts';
import type { Slo } from '../../slo/slo.ts';
import type { AskOptions, PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';

/**
 * The feed for a configuration: its own SLOs, and those the server records itself where it asks for
 * them or has none of its own.
 */
export function feedFor(config: Config, prometheus: PrometheusSource, at?: number): SloFeed {
  if (config.slos.length === 0) return createRecordedFeed(prometheus, Date.now, at);
  const parts = [
    wholePart(config, prometheus, at),
    splitPart(config, prometheus, at),
    recordedPart(config, prometheus, at),
  ].filter((part) => part !== null);
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only.feed : joinFeeds(parts);
}

function wholePart(config: Config, prometheus: PrometheusSource, at?: number): FeedPart | null {
  const slos = config.slos.filter(({ by }) => by === undefined);
  if (slos.length === 0) return null;
  const ids = new Set(slos.map(({ id }) => id));
  const feed = ownFeed(slos, 'windows', config, prometheus, at);
  return { feed, owns: (id) => ids.has(id) };
}

/** The parts of a split SLO change with its labels' values: they are read apart from all others. */
function splitPart(config: Config, prometheus: PrometheusSource, at?: number): FeedPart | null {
  const slos = config.slos.filter(({ by }) => by !== undefined);
  if (slos.length === 0) return null;
  const ids = slos.map(({ id }) => id);
  const feed = createSplitFeed({
    slos,
    now: Date.now,
    split: (signal) => splitAll(slos, prometheus, at === undefined ? { signal } : { signal, at }),
    feedOf: (parts) => ownFeed(parts, 'parts', config, prometheus, at),
  });
  return { feed, owns: (id) => ids.some((one) => id === one || id.startsWith(`${one}{`)) };
}

/** Comes last and owns what is left: a configured SLO is shown once, as it is configured. */
function recordedPart(config: Config, prometheus: PrometheusSource, at?: number): FeedPart | null {
  if (!config.showRecorded) return null;
  return { feed: createRecordedFeed(prometheus, Date.now, at), owns: () => true };
}

async function splitAll(
  slos: readonly Slo[],
  prometheus: PrometheusSource,
  options: AskOptions,
): Promise<readonly Slo[]> {
  const parts = await Promise.all(
    slos.map((slo) => (slo.by === undefined ? [slo] : readSplit(prometheus, slo, slo.by, options))),
  );
  return parts.flat();
}

function ownFeed(
  slos: readonly Slo[],
  folder: string,
  { cacheFolder }: Config,
  prometheus: PrometheusSource,
  at?: number,
): SloFeed {
  const anchors = anchorFile(path.join(cacheFolder, folder), prometheus.url);
  const when = at === undefined ? {} : { at };
  const feed = createSloFeed({ prometheus, slos, now: Date.now, anchors, ...when });
  return withForecasts(feed, prometheus, at === undefined ? Date.now : () => at);
}
