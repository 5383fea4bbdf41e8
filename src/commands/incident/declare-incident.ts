import { ConfigError } from '../../config/config-error.ts';
import { titleProblem } from '../../incidents/wording.ts';
import { clean } from '../../text/clean.ts';
import type { IncidentDeps } from './deps.ts';
import { changedJson } from './incident-json.ts';
import { readSeverity } from './read-severity.ts';

// In a shell `--channel #incidents` is `--channel` and a comment.
const defaultChannel = '#incidents';

/** `incident declare` */
export async function declareIncident(
  { store, actor, out }: IncidentDeps,
  given: {
    readonly severity: string;
    readonly title: string;
    /** True: `--channel` without a value. */
    readonly channel: string | true | undefined;
    readonly slo: string | undefined;
    readonly json: boolean;
  },
): Promise<void> {
  const severity = readSeverity(given.severity);
  const title = clean(given.title);
  const problem = titleProblem(title);
  if (problem !== null) throw new ConfigError(problem);
  const channel = given.channel === true ? defaultChannel : (given.channel ?? null);
  const declaration = { severity, title, channel, slo: given.slo ?? null };
  const incident = await store.declare(declaration, actor);
  out(
    given.json
      ? changedJson(incident)
      : `${incident.id} declared ${severity} by ${actor}: ${incident.title}`,
  );
}
