import { ConfigError } from '../../config/config-error.ts';
import { titleProblem } from '../../incidents/wording.ts';
import { clean } from '../../text/clean.ts';
import { report } from './confirm-change.ts';
import type { IncidentDeps } from './deps.ts';
import { remarkUnknownSlo } from './link-incident.ts';
import { readSeverity } from './read-severity.ts';
import { readPlace } from './read-text.ts';

type Given = {
  readonly severity: string;
  readonly title: string;
  /** True: `--channel` without a value, as a shell makes of `--channel #incidents`. */
  readonly channel: string | true | undefined;
  readonly slo: string | undefined;
  readonly json: boolean;
};

/** `incident declare` */
export async function declareIncident(deps: IncidentDeps, given: Given): Promise<void> {
  const { store, actor, rules } = deps;
  const severity = readSeverity(given.severity);
  const title = clean(given.title).trim();
  const problem = titleProblem(title);
  if (problem !== null) throw new ConfigError(problem);
  const channel = given.channel === true ? rules.channel : readOptional('--channel', given.channel);
  const slo = readOptional('--slo', given.slo);
  if (slo !== null) remarkUnknownSlo(deps, slo);
  const incident = await store.declare({ severity, title, channel, slo }, actor);
  const where = channel === null ? '' : ` in ${channel}`;
  report(deps, given, incident, `declared ${severity} by ${actor}${where}: ${incident.title}`);
}

function readOptional(flag: string, text: string | undefined): string | null {
  return text === undefined ? null : readPlace(flag, text);
}
