import { access } from 'node:fs/promises';
import type { Endpoint } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { loadConfig, systemEnvironment } from '../../config/load.ts';
import { choosePrometheus } from '../../config/overrides.ts';
import { openPrometheus } from '../../sources/prometheus/open-prometheus.ts';
import { clean } from '../../text/clean.ts';
import { AnswerNo } from '../answer-no.ts';
import type { GlobalOptions } from '../global-options.ts';
import { writeNew } from '../import/write-new.ts';
import { writeWhole } from '../rules/write-whole.ts';
import { type Asking, askNothing, askOnTerminal } from './asking.ts';
import { fileText } from './file-text.ts';
import { initJson } from './init-json.ts';
import { measure } from './measure.ts';
import type { Proposed } from './proposed.ts';
import { reachableAlertmanager } from './reachable-alertmanager.ts';
import { surveyPrometheus } from './survey.ts';

export type InitOptions = GlobalOptions & {
  readonly out?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
};

const usualUrl = 'http://localhost:9090';
const usualFile = 'onduty.yaml';

/**
 * Proposes SLOs and writes them. Throws `ConfigError` for a file that is there or questions that
 * nobody can answer, `SourceError` when Prometheus can't be asked, `AnswerNo` when it has nothing.
 */
export async function runInit(options: InitOptions): Promise<void> {
  const asking = chooseAsking(options);
  try {
    const onlyPrint = options.json === true && !options.yes;
    if (!onlyPrint && asking.silent) await refuseExisting(options.out ?? usualFile, options);
    const proposed = await propose(await chooseEndpoint(options, asking));
    refuseNothing(proposed);
    const chosen = { ...proposed, outcomes: await asking.choose(proposed) };
    const file = onlyPrint ? null : await writeFile(chosen, options, asking);
    process.stdout.write(`${options.json ? initJson(chosen, file) : summary(chosen, file)}\n`);
  } finally {
    asking.close();
  }
}

function chooseAsking({ yes, json }: InitOptions): Asking {
  if (yes || json) return askNothing;
  if (process.stdin.isTTY && process.stderr.isTTY) return askOnTerminal();
  throw new ConfigError('init asks questions and this is no terminal: --yes takes every default');
}

/** Prometheus by flag, variable or file, with the file's way in; else the one a person names. */
async function chooseEndpoint(options: InitOptions, asking: Asking): Promise<Endpoint> {
  const environment = systemEnvironment();
  const { prometheus } = await loadConfig(options, environment);
  if (prometheus !== null) return prometheus;
  const url = await asking.text('Prometheus', usualUrl);
  const endpoint = choosePrometheus({ prometheus: url }, environment, null);
  if (endpoint === null) throw new ConfigError('no Prometheus is named: give --prometheus URL');
  return endpoint;
}

async function propose(endpoint: Endpoint): Promise<Proposed> {
  const prometheus = openPrometheus(endpoint);
  try {
    const survey = await surveyPrometheus(prometheus, Date.now());
    const outcomes = await measure(prometheus, survey.found, survey.window);
    return { endpoint, survey, outcomes };
  } finally {
    prometheus.close();
  }
}

function refuseNothing({ endpoint, survey, outcomes }: Proposed): void {
  if (outcomes.length > 0 || survey.recorded.length > 0) return;
  throw new AnswerNo(
    `${endpoint.url} has none of the request metrics that init knows (docs/init.md): write services: by hand, as in config.example.yaml`,
  );
}

async function writeFile(chosen: Proposed, options: InitOptions, asking: Asking): Promise<string> {
  const file = options.out ?? (await asking.text('Write to', usualFile));
  await refuseExisting(file, options);
  const { alertmanagers } = chosen.survey;
  const alertmanager = await reachableAlertmanager(alertmanagers);
  const text = fileText(chosen, alertmanager, Date.now());
  await (options.force ? writeWhole(file, text) : writeNew(file, text));
  return file;
}

async function refuseExisting(file: string, { force }: InitOptions): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists && !force)
    throw new ConfigError(
      clean(
        `${file} is there already: name another file with --out, or write over it with --force`,
      ),
    );
}

function summary({ survey, outcomes }: Proposed, file: string | null): string {
  const proposed = outcomes.filter(({ kind }) => kind === 'proposed');
  const services = new Set(proposed.map(({ service }) => service)).size;
  const slos = `${proposed.length} ${proposed.length === 1 ? 'SLO' : 'SLOs'}`;
  const of = `${services} ${services === 1 ? 'service' : 'services'}`;
  const where = file === null ? '' : `${clean(file)}: `;
  const config = file === null || file === usualFile ? '' : ` --config ${clean(file)}`;
  return `${where}${slos} of ${of}, measured over ${survey.history}; next: onduty slo${config}`;
}
