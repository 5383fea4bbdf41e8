import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { didYouMean } from '../../config/nearest.ts';
import type { Incident } from '../../incidents/incident.ts';
import { correctionSentence, excludedNowSentence } from '../../live/selectors/exclusion-words.ts';
import { openShelf } from '../../offline/open-shelf.ts';
import { refuseVanished } from '../../offline/refuse-vanished.ts';
import { type GateLimits, gate } from '../../slo/gate.ts';
import type { Slo } from '../../slo/slo.ts';
import type { SloStatus } from '../../slo/status.ts';
import { openStore } from '../../store/open-store.ts';
import { clean } from '../../text/clean.ts';
import { exitCode } from '../exit-code.ts';
import { readSlos } from '../slo/read-slos.ts';

type Options = GateLimits & { readonly json?: boolean };

/** Prints yes or no with the reasons; gives the exit code. */
export async function askGate(config: Config, service: string, options: Options): Promise<number> {
  const [statuses, incidents] = await Promise.all([
    readService(config, service),
    openIncidents(config, service),
  ]);
  const answer = gate(statuses, incidents, options);
  const corrected = statuses.flatMap(corrections);
  const text = options.json
    ? JSON.stringify({ service, ...answer, corrected })
    : say(service, answer.reasons, corrected);
  process.stdout.write(`${text}\n`);
  return answer.allowed ? exitCode.ok : exitCode.no;
}

/** The SLOs of a service: configured ones, and those the server records where they are shown. */
async function readService(config: Config, service: string): Promise<readonly SloStatus[]> {
  const own = config.slos.filter((slo) => slo.service === service);
  const readsRecorded = config.showRecorded || config.slos.length === 0;
  if (own.length === 0 && !readsRecorded) throw unknownService(config, service, config.slos);
  const { statuses, error } = await readSlos({ ...config, slos: own });
  if (error !== null) throw error;
  const found = statuses.filter(({ slo }) => slo.service === service);
  if (found.length > 0) return found;
  const read = statuses.map(({ slo }) => slo);
  throw unknownService(config, service, [...config.slos, ...read]);
}

function say(service: string, reasons: readonly string[], corrected: readonly string[]): string {
  const answer =
    reasons.length === 0
      ? `yes: ${service} may be deployed`
      : `no: ${service} should not be deployed now`;
  return [answer, ...[...reasons, ...corrected].map((one) => `  ${one}`)].join('\n');
}

/** What the answer leaves out: it goes by corrected numbers. */
function corrections(status: SloStatus): string[] {
  const now = excludedNowSentence(status, status.at ?? 0);
  return [now, correctionSentence(status)].flatMap((one) =>
    one === '' ? [] : [`${status.slo.id}: ${one}`],
  );
}

/** Open incidents about one of the service's SLOs. */
async function openIncidents(config: Config, service: string): Promise<readonly Incident[]> {
  await refuseVanished(config.store, openShelf(config));
  const store = await openStore(config.store, config.incidents);
  try {
    const open = await store.list({ states: ['triggered', 'acknowledged', 'mitigated'] });
    return open.filter(({ slo }) => slo?.startsWith(`${service}/`));
  } finally {
    await store.close();
  }
}

function unknownService(
  { prometheus, path }: Config,
  service: string,
  slos: readonly Slo[],
): ConfigError {
  const known = [...new Set(slos.map((slo) => slo.service))];
  const where = path ?? `any configuration file or at ${prometheus?.url ?? 'Prometheus'}`;
  return new ConfigError(
    `gate: no SLO of a service "${clean(service)}" in ${where}${didYouMean(service, known)}`,
  );
}
