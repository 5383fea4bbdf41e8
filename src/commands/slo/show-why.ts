import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { parseDuration } from '../../config/duration.ts';
import { type AttributionWindow, readAttribution } from '../../live/attribution.ts';
import { windowToExplain } from '../../live/attribution-window.ts';
import { attributionLines } from '../../live/selectors/attribution-lines.ts';
import type { Slo } from '../../slo/slo.ts';
import { openPrometheus } from '../../sources/prometheus/open-prometheus.ts';
import { clean } from '../../text/clean.ts';
import { fitLine, type Line } from '../../text/line.ts';
import { exitCode } from '../exit-code.ts';
import { readMoment } from '../read-moment.ts';
import { findSlo } from './find-slo.ts';
import { readSlos } from './read-slos.ts';
import type { WhyOptions } from './why.ts';
import { whyJson } from './why-json.ts';

const widthWithoutTerminal = 120;

/** Prints what an SLO's bad events have in common; gives the exit code. Throws `ConfigError`, `SourceError`. */
export async function showWhy(config: Config, id: string, options: WhyOptions): Promise<number> {
  const top = topOf(options.top);
  const asked = options.window === undefined ? null : windowOf(options.window);
  const at = options.at === undefined ? undefined : readMoment(options.at, Date.now());
  const { slo, window } = await sloAndWindow(config, clean(id), asked, at);
  const prometheus = openPrometheus(endpointOf(config));
  const now = at ?? Date.now();
  try {
    const report = await readAttribution(prometheus, slo, window, { at: now });
    if (report === null) throw new ConfigError(`slo why: the counts of ${slo.id} are no sums`);
    const json = () => whyJson(now, slo, report, top, prometheus.cost());
    const columns = process.stdout.columns ?? widthWithoutTerminal;
    const text = options.json
      ? JSON.stringify(json(), null, 2)
      : attributionLines(report, { columns, top })
          .map((line) => plain(line, columns))
          .join('\n');
    process.stdout.write(`${text}\n`);
    return exitCode.ok;
  } finally {
    prometheus.close();
  }
}

/** A window that was asked for needs no state of the SLO, unless the server alone knows the SLO. */
async function sloAndWindow(
  config: Config,
  id: string,
  asked: AttributionWindow | null,
  at: number | undefined,
): Promise<{ slo: Slo; window: AttributionWindow }> {
  endpointOf(config);
  const configured = config.slos.find((slo) => slo.id === id);
  if (configured !== undefined && asked !== null) return { slo: configured, window: asked };
  // Parts of a split SLO, and SLOs the server records, are known once they are read.
  const known = configured ? [configured] : config.slos;
  const showRecorded = configured === undefined && config.showRecorded;
  if (!configured && !showRecorded && known.length > 0 && known.every(({ by }) => by === undefined))
    findSlo(known, id, config.path);
  const { statuses } = await readSlos({ ...config, slos: known, showRecorded }, at);
  const slo =
    configured ??
    findSlo(
      statuses.map((status) => status.slo),
      id,
      config.path,
    );
  const own = statuses.filter((status) => status.slo === slo || status.slo.part?.of === slo.id);
  const alert = own.find((status) => status.alert !== null)?.alert ?? null;
  return { slo, window: asked ?? windowToExplain(alert) };
}

function endpointOf({ prometheus }: Config): NonNullable<Config['prometheus']> {
  if (prometheus !== null) return prometheus;
  throw new ConfigError(
    'no Prometheus is named: give --prometheus URL, or prometheus: in onduty.yaml',
  );
}

function plain(line: Line, columns: number): string {
  return fitLine(line, columns)
    .map(({ text }) => text)
    .join('')
    .trimEnd();
}

function windowOf(text: string): AttributionWindow {
  const seconds = parseDuration(text);
  if (!seconds.ok) throw new ConfigError(`--window: ${seconds.message}`);
  return { label: text.trim(), seconds: seconds.value };
}

function topOf(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new ConfigError(`--top: expected a number such as 5, got "${clean(text)}"`);
}
