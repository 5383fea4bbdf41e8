import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import type { Handoff } from '../../live/handoff/handoff.ts';
import { readHandoff } from '../../live/handoff/read-handoff.ts';
import { openAlertmanager } from '../../sources/alertmanager/open-alertmanager.ts';
import { openPrometheus } from '../../sources/prometheus/open-prometheus.ts';
import type { IncidentDeps } from '../incident/deps.ts';
import { nowWithCalendars } from '../oncall/known-calendars.ts';
import { readMoment } from '../read-moment.ts';
import { readSlos } from '../slo/read-slos.ts';
import { handoffJson } from './handoff-json.ts';
import { handoffMarkdown, handoffText } from './handoff-text.ts';

type Flags = {
  readonly since?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
};

/** Nobody who hands over waits longer for a server that does not answer. */
const patienceMs = 20_000;

/** Prints what is to be handed over; what can't be read says why, in its place. Throws `ConfigError`. */
export async function showHandoff(
  config: Config,
  deps: Pick<IncidentDeps, 'store' | 'schedules' | 'out' | 'now'>,
  { since, json = false, markdown = false }: Flags,
): Promise<void> {
  const { out, now } = deps;
  if (json && markdown) throw new ConfigError('--json and --markdown are both given: name one');
  const asked = since === undefined ? null : readMoment(since, now, '--since');
  const handoff = await read(config, deps, asked);
  if (json) return out(handoffJson(handoff));
  out(markdown ? handoffMarkdown(handoff) : handoffText(handoff));
}

/** `schedules` told what is amiss with calendars before it failed for the store. */
function toldAlready(): void {}

async function read(
  config: Config,
  { store, schedules, now: at }: Pick<IncidentDeps, 'store' | 'schedules' | 'now'>,
  asked: number | null,
): Promise<Handoff> {
  const prometheus = config.prometheus && openPrometheus(config.prometheus);
  const alertmanager = config.alertmanager && openAlertmanager(config.alertmanager);
  // Without the store nothing is known of overrides; that it is away is said with the incidents.
  const withoutStore = async () => (await nowWithCalendars(config, toldAlready)).schedules;
  const [schedule = null] = await schedules().catch(withoutStore);
  try {
    return await readHandoff(
      {
        store: async () => store,
        ...{ schedule, prometheus, alertmanager },
        statuses: async () => (await readSlos(config)).statuses,
      },
      { at, asked, signal: AbortSignal.timeout(patienceMs) },
    );
  } finally {
    prometheus?.close();
    alertmanager?.close();
  }
}
