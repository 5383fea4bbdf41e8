import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigError } from '../../config/config-error.ts';
import { type ConfigFile, findConfigFile } from '../../config/find-file.ts';
import { fixQueries } from '../../config/fix-queries.ts';
import { systemEnvironment } from '../../config/load.ts';
import { readQueryFile } from '../../config/read-query-file.ts';
import { systemFault } from '../../config/system-fault.ts';
import { SourceError } from '../../sources/source-error.ts';
import { clean } from '../../text/clean.ts';
import type { GlobalOptions } from '../global-options.ts';
import { checkCalendars } from './check-calendars.ts';
import { checkConfig, configIssues } from './check-config.ts';
import { byPlace, type CheckFinding, type CheckResult } from './check-finding.ts';
import { checkQueries, correctionsOf } from './check-queries.ts';
import { checkLive, type LiveSubject } from './live/check-live.ts';
import { writeInPlace } from './write-in-place.ts';

export type CheckOptions = GlobalOptions & {
  readonly fix?: boolean;
  readonly live?: boolean;
  readonly json?: boolean;
};

/**
 * Checks one file, mending its queries first when asked to. Throws `ConfigError` when there is no
 * file or it can't be read or written. A Prometheus that can't be asked is part of the result.
 */
export async function runCheck(
  named: string | undefined,
  options: CheckOptions,
): Promise<CheckResult> {
  const found = await findFile(named, options);
  const file = options.fix ? await fixFile(found) : { ...found, fixed: 0 };
  const read = readOrIssues(file);
  if (!read.ok) return { label: file.label, findings: read.findings, ...nothingRead };
  const { queryFile } = read;
  const lint = checkQueries(queryFile);
  const { config, findings } =
    queryFile.kind === 'config' ? await checkConfig(file, options) : { config: null, findings: [] };
  const live = await askLive({ file, queryFile, config, options });
  const calendars = config ? await checkCalendars(config, file, options.live ?? false) : [];
  const own = findings.filter((one) => !repeats(one, lint));
  return {
    label: file.label,
    findings: [...lint, ...live.findings, ...own, ...calendars].sort(byPlace),
    corrections: correctionsOf(queryFile),
    queries: queryFile.queries.length,
    fixed: file.fixed,
    unreachable: live.unreachable,
  };
}

const nothingRead = { corrections: [], queries: null, fixed: 0, unreachable: null } as const;

type Live = Pick<CheckResult, 'findings' | 'unreachable'>;

async function askLive(subject: LiveSubject): Promise<Live> {
  if (!subject.options.live) return { findings: [], unreachable: null };
  try {
    return { findings: await checkLive(subject), unreachable: null };
  } catch (error) {
    if (error instanceof SourceError) return { findings: [], unreachable: error };
    throw error;
  }
}

async function findFile(named: string | undefined, options: GlobalOptions): Promise<ConfigFile> {
  if (named === undefined) {
    const found = await findConfigFile(options.config, systemEnvironment());
    if (found) return found;
    throw new ConfigError('no configuration to check: give a FILE, or write onduty.yaml');
  }
  const file = path.resolve(named);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigError(clean(`${named} can't be read: ${systemFault(error)}`));
  });
  return { path: file, label: named, text };
}

async function fixFile(file: ConfigFile): Promise<ConfigFile & { fixed: number }> {
  const read = readOrIssues(file);
  if (!read.ok) return { ...file, fixed: 0 };
  const text = fixQueries(file.text, (one) => readQueryFile(one, file.label));
  if (text === file.text) return { ...file, fixed: 0 };
  await writeInPlace(file.path, text);
  const after = readQueryFile(text, file.label).queries;
  const fixed = read.queryFile.queries.filter(({ query }, at) => query !== after[at]?.query).length;
  return { ...file, text, fixed };
}

type Read =
  | { readonly ok: true; readonly queryFile: ReturnType<typeof readQueryFile> }
  | { readonly ok: false; readonly findings: readonly CheckFinding[] };

function readOrIssues({ text, label }: ConfigFile): Read {
  try {
    return { ok: true, queryFile: readQueryFile(text, label) };
  } catch (error) {
    return { ok: false, findings: configIssues(error) };
  }
}

/** Loading refuses a query at the very place where a rule already told what is wrong. */
function repeats({ rule, line, column }: CheckFinding, lint: readonly CheckFinding[]): boolean {
  return (
    rule === 'configuration' &&
    lint.some((one) => one.severity === 'error' && one.line === line && one.column === column)
  );
}
