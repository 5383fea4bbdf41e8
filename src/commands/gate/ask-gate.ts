import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { didYouMean } from '../../config/nearest.ts';
import type { Incident } from '../../incidents/incident.ts';
import { correctionSentence, excludedNowSentence } from '../../live/selectors/exclusion-words.ts';
import { type GateLimits, gate } from '../../slo/gate.ts';
import type { SloStatus } from '../../slo/status.ts';
import { openStore } from '../../store/open-store.ts';
import { exitCode } from '../exit-code.ts';
import { readSlos } from '../slo/read-slos.ts';

type Options = GateLimits & { readonly json?: boolean };

/** Prints yes or no with the reasons; gives the exit code. */
export async function askGate(config: Config, service: string, options: Options): Promise<number> {
  const own = config.slos.filter((slo) => slo.service === service);
  if (own.length === 0) throw unknownService(config, service);
  const [{ statuses, error }, incidents] = await Promise.all([
    readSlos({ ...config, slos: own }),
    openIncidents(config, service),
  ]);
  if (error !== null) throw error;
  const answer = gate(statuses, incidents, options);
  const corrected = statuses.flatMap(corrections);
  const text = options.json
    ? JSON.stringify({ service, ...answer, corrected })
    : say(service, answer.reasons, corrected);
  process.stdout.write(`${text}\n`);
  return answer.allowed ? exitCode.ok : exitCode.no;
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
  const store = await openStore(config.store, config.incidents);
  try {
    const open = await store.list({ states: ['triggered', 'acknowledged', 'mitigated'] });
    return open.filter(({ slo }) => slo?.startsWith(`${service}/`));
  } finally {
    await store.close();
  }
}

function unknownService({ slos, path }: Config, service: string): ConfigError {
  const known = [...new Set(slos.map((slo) => slo.service))];
  return new ConfigError(
    `gate: no SLO of a service "${service}" in ${path ?? 'any configuration file'}${didYouMean(service, known)}`,
  );
}
