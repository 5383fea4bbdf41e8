import { ConfigError } from '../../config/config-error.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentId, incidentNumber } from '../../incidents/incident-id.ts';
import { clean } from '../../text/clean.ts';
import { AnswerNo } from '../answer-no.ts';
import { chooseIncident } from './choose-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { nameSome, openIncidents } from './open-incidents.ts';

/** How an incident is named on the command line: `INC-3`, `inc-3`, `3`, `--incident-id INC-3`, or not at all. */
export type IncidentName = {
  readonly id: string | undefined;
  readonly incidentId: string | undefined;
};

type Picking = Pick<IncidentDeps, 'store' | 'ask' | 'remark'>;

/** The id a command acts on; left out, the only open incident. Throws `ConfigError` or `AnswerNo`. */
export async function pickIncident(deps: Picking, name: IncidentName): Promise<string> {
  return namedIncident(name) ?? pickAmong(deps, 'open', await openIncidents(deps.store));
}

/** The incident that is named, or null when none is. Throws `ConfigError`. */
export function namedIncident({ id, incidentId: flag }: IncidentName): string | null {
  const [first, second] = [id, flag].filter((one) => one !== undefined).map(readIncidentId);
  if (first !== undefined && second !== undefined && first !== second)
    throw new ConfigError(`two incidents are named, ${first} and ${second}: name one`);
  return first ?? null;
}

/** The only one of them, else the one the person chooses. Throws `AnswerNo`. */
export async function pickAmong(
  { ask, remark }: Picking,
  state: 'open' | 'resolved',
  candidates: readonly Incident[],
): Promise<string> {
  const [only, ...others] = candidates;
  if (only === undefined) throw new AnswerNo(`no incident is ${state}: name one, as in INC-3`);
  if (others.length === 0) return only.id;
  const many = `${candidates.length} incidents are ${state}`;
  if (ask === null) throw new AnswerNo(`${many}, name one: ${nameSome(candidates)}`);
  const chosen = await chooseIncident({ ask, remark }, many, candidates);
  if (chosen === null) throw new AnswerNo('no incident was chosen: nothing is changed');
  return chosen;
}

/** `INC-3` out of what was typed. Throws `ConfigError`. */
export function readIncidentId(text: string): string {
  const number = incidentNumber(text);
  if (number !== null) return incidentId(number);
  throw new ConfigError(
    `"${clean(text).slice(0, 40)}" is not the id of an incident: write INC-3 or 3`,
  );
}
