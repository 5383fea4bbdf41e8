import type { Config } from '../../../config/config.ts';
import { ConfigError } from '../../../config/config-error.ts';
import type { FileQuery } from '../../../config/file-query.ts';
import type { ConfigFile } from '../../../config/find-file.ts';
import { systemEnvironment } from '../../../config/load.ts';
import { choosePrometheus } from '../../../config/overrides.ts';
import { prometheusInFile } from '../../../config/prometheus-in-file.ts';
import type { readQueryFile } from '../../../config/read-query-file.ts';
import type { Finding } from '../../../promql/lint/finding.ts';
import { parsePromql } from '../../../promql/parse.ts';
import {
  openPrometheus,
  type PrometheusServer,
} from '../../../sources/prometheus/open-prometheus.ts';
import type { GlobalOptions } from '../../global-options.ts';
import type { CheckFinding } from '../check-finding.ts';
import { placed } from '../check-queries.ts';
import { type Asker, createAsker } from './asker.ts';
import { checkBuckets } from './check-buckets.ts';
import { checkRetention } from './check-retention.ts';
import { checkSelectors, checkTypes } from './check-selector.ts';
import { checkSplits } from './check-split.ts';
import { runQuery } from './run-query.ts';

export type LiveSubject = {
  readonly file: ConfigFile;
  readonly queryFile: ReturnType<typeof readQueryFile>;
  readonly config: Config | null;
  readonly options: GlobalOptions & { readonly live?: boolean };
};

/** Asks Prometheus what a text can't tell. Throws `SourceError` when it can't be reached. */
export async function checkLive(subject: LiveSubject): Promise<readonly CheckFinding[]> {
  const { config, queryFile, file, options } = subject;
  const environment = systemEnvironment();
  // A configuration that can't be loaded for one SLO still says where the others' Prometheus is.
  const named = queryFile.kind === 'config' ? prometheusInFile(file, environment) : null;
  const endpoint = config?.prometheus ?? choosePrometheus(options, environment, named);
  if (endpoint === null)
    throw new ConfigError('--live asks Prometheus, and none is named: give --prometheus URL');
  const prometheus = openPrometheus(endpoint);
  try {
    const asker = createAsker(prometheus);
    const found: CheckFinding[] = [];
    // One query after the other: its own questions go side by side, as many as the source allows.
    for (const query of queryFile.queries)
      for (const finding of await checkQuery(query, prometheus, asker))
        found.push(placed(queryFile, query, finding));
    const slos = config?.slos ?? [];
    if (slos.length === 0) return found;
    const splits = await checkSplits(slos, asker, file);
    const retention = checkRetention(slos, await prometheus.retentionSeconds(), file);
    return [...found, ...splits, ...retention];
  } finally {
    prometheus.close();
  }
}

async function checkQuery(
  { query, context }: FileQuery,
  prometheus: PrometheusServer,
  asker: Asker,
): Promise<readonly Finding[]> {
  const parsed = parsePromql(query);
  if (!parsed.ok) return [];
  const found = await Promise.all([
    checkSelectors(parsed.expr, context, asker),
    checkBuckets(parsed.expr, context, asker),
    checkTypes(parsed.expr, context.role, asker),
    runQuery(parsed.expr, context, prometheus),
  ]);
  const all = found.flat();
  // Both sides of a ratio lack the same metric: that is one thing to repair.
  return all.filter(({ message }, at) => all.findIndex((one) => one.message === message) === at);
}
