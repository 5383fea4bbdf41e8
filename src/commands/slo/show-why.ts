import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { parseDuration } from '../../config/duration.ts';
import { type AttributionWindow, readAttribution } from '../../live/attribution.ts';
import { windowToExplain } from '../../live/attribution-window.ts';
import { attributionLines } from '../../live/selectors/attribution-lines.ts';
import { readInstant } from '../../oncall/read-instant.ts';
import type { Slo } from '../../slo/slo.ts';
import { openPrometheus } from '../../sources/prometheus/open-prometheus.ts';
import { clean } from '../../text/clean.ts';
import { fitLine, type Line } from '../../text/line.ts';
import { exitCode } from '../exit-code.ts';
import { findSlo } from './find-slo.ts';
import { readSlos } from './read-slos.ts';
import type { WhyOptions } from './why.ts';
import { whyJson } from './why-json.ts';

const widthWithoutTerminal = 120;

/** Prints what an SLO's bad events have in common; gives the exit code. Throws `ConfigError`, `SourceError`. */
export async function showWhy(config: Config, id: string, options: WhyOptions): Promise<number> {
  const top = topOf(options.top);
  const asked = options.window === undefined ? null : windowOf(options.window);
  const at = options.at === undefined ? undefined : instantOf(options.at);
  const { slo, window } = await sloAndWindow(config, clean(id), asked, at);
  const prometheus = openPrometheus(endpointOf(config));
  try {
    const report = await readAttribution(prometheus, slo, window, at === undefined ? {} : { at });
    if (report === null) throw new ConfigError(`slo why: the counts of ${slo.id} are no sums`);
    const json = () => whyJson(at ?? Date.now(), slo, report, top, prometheus.cost());
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
  if (config.slos.length > 0) {
    const slo = findSlo(config.slos, id, config.path);
    if (asked !== null) return { slo, window: asked };
    const { statuses } = await readSlos({ ...config, slos: [slo] }, at);
    return { slo, window: windowToExplain(statuses[0]?.alert ?? null) };
  }
  const { statuses } = await readSlos(config, at);
  const known = statuses.map((status) => status.slo);
  const slo = findSlo(known, id, config.path);
  const alert = statuses.find((status) => status.slo === slo)?.alert ?? null;
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

function instantOf(text: string): number {
  const instant = readInstant(text, 'UTC');
  if (instant !== null) return instant;
  throw new ConfigError(
    `--at: expected a time such as 2026-01-05T09:00 or 2026-01-05T09:00Z, got "${clean(text)}"`,
  );
}
