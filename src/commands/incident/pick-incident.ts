import { ConfigError } from '../../config/config-error.ts';
import { incidentId, incidentNumber } from '../../incidents/incident-id.ts';
import { clean } from '../../text/clean.ts';
import { AnswerNo } from '../answer-no.ts';
import type { IncidentDeps } from './deps.ts';

// More would not fit a line, and nobody reads them.
const namedCandidates = 5;

/** How an incident is named on the command line: `INC-3`, `inc-3`, `3`, `--incident-id INC-3`, or not at all. */
export type IncidentName = {
  readonly id: string | undefined;
  readonly incidentId: string | undefined;
};

/** The id a command acts on; left out, the only open incident. Throws `ConfigError` or `AnswerNo`. */
export async function pickIncident(
  { store }: Pick<IncidentDeps, 'store'>,
  name: IncidentName,
): Promise<string> {
  const [first, second] = [name.id, name.incidentId].filter((one) => one !== undefined).map(read);
  if (first !== undefined && second !== undefined && first !== second) {
    throw new ConfigError(`two incidents are named, ${first} and ${second}: name one`);
  }
  if (first !== undefined) return first;
  const open = await store.list({ states: ['triggered', 'acknowledged', 'mitigated'] });
  const [only, ...others] = open;
  if (only === undefined) throw new AnswerNo('no incident is open: name one, as in INC-3');
  if (others.length === 0) return only.id;
  const shown = open.slice(0, namedCandidates).map(({ id, title }) => `${id} ${title}`);
  const rest = open.length > namedCandidates ? `, and ${open.length - namedCandidates} more` : '';
  throw new AnswerNo(`${open.length} incidents are open, name one: ${shown.join(', ')}${rest}`);
}

function read(text: string): string {
  const number = incidentNumber(text);
  if (number !== null) return incidentId(number);
  throw new ConfigError(
    `"${clean(text).slice(0, 40)}" is not the id of an incident: write INC-3 or 3`,
  );
}
