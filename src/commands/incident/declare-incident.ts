import { ConfigError } from '../../config/config-error.ts';
import { titleProblem } from '../../incidents/wording.ts';
import { clean } from '../../text/clean.ts';
import type { IncidentDeps } from './deps.ts';
import { changedJson } from './incident-json.ts';
import { readSeverity } from './read-severity.ts';

/** `incident declare` */
export async function declareIncident(
  { store, actor, out, rules }: IncidentDeps,
  given: {
    readonly severity: string;
    readonly title: string;
    /** True: `--channel` without a value, as a shell makes of `--channel #incidents`. */
    readonly channel: string | true | undefined;
    readonly slo: string | undefined;
    readonly json: boolean;
  },
): Promise<void> {
  const severity = readSeverity(given.severity);
  const title = clean(given.title);
  const problem = titleProblem(title);
  if (problem !== null) throw new ConfigError(problem);
  const channel = given.channel === true ? rules.channel : (given.channel ?? null);
  const declaration = { severity, title, channel, slo: given.slo ?? null };
  const incident = await store.declare(declaration, actor);
  out(
    given.json
      ? changedJson(incident)
      : `${incident.id} declared ${severity} by ${actor}: ${incident.title}`,
  );
}
