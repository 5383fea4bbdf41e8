import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { didYouMean } from '../../config/nearest.ts';
import type { Incident } from '../../incidents/incident.ts';
import { type GateLimits, gate } from '../../slo/gate.ts';
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
  process.stdout.write(
    `${options.json ? JSON.stringify({ service, ...answer }) : say(service, answer.reasons)}\n`,
  );
  return answer.allowed ? exitCode.ok : exitCode.no;
}

function say(service: string, reasons: readonly string[]): string {
  if (reasons.length === 0) return `yes: ${service} may be deployed`;
  return [`no: ${service} should not be deployed now`, ...reasons.map((one) => `  ${one}`)].join(
    '\n',
  );
}

/** Open incidents about one of the service's SLOs. */
async function openIncidents(config: Config, service: string): Promise<readonly Incident[]> {
  const store = await openStore(config.store, config);
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
