import { ConfigError } from '../../config/config-error.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentId, incidentNumber } from '../../incidents/incident-id.ts';
import { entryId, entryNumber } from '../../offline/entry-id.ts';
import { StoreAwayError } from '../../store/store-error.ts';
import { clean } from '../../text/clean.ts';
import { duration } from '../../text/time.ts';
import { AnswerNo } from '../answer-no.ts';
import { chooseIncident } from './choose-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { nameSome, openIncidents } from './open-incidents.ts';

/** How an incident is named on the command line: `INC-3`, `inc-3`, `3`, `--incident-id INC-3`, or not at all. */
export type IncidentName = {
  readonly id: string | undefined;
  readonly incidentId: string | undefined;
};

type Picking = Pick<IncidentDeps, 'store' | 'ask' | 'remark' | 'lastKnown'>;

/** The id a command acts on; left out, the only open incident. Throws `ConfigError` or `AnswerNo`. */
export async function pickIncident(deps: Picking, name: IncidentName): Promise<string> {
  const named = namedIncident(name);
  if (named !== null) return named;
  const open = await openIncidents(deps.store).catch((error: unknown) =>
    nameLastKnown(deps, error),
  );
  return pickAmong(deps, 'open', open);
}

/** What was open a while ago is not for acting on, only for reading an id off. */
async function nameLastKnown({ lastKnown }: Picking, error: unknown): Promise<never> {
  if (!(error instanceof StoreAwayError)) throw error;
  const known = await lastKnown();
  const open =
    known === null || known.incidents.length === 0
      ? ''
      : ` (open ${duration(Date.now() - known.at)} ago: ${nameSome(known.incidents)})`;
  throw new StoreAwayError(
    `no incident is named, and which are open is not known${open}; ${error.message}`,
    { cause: error },
  );
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
  { ask, remark }: Pick<Picking, 'ask' | 'remark'>,
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

/** `INC-3` out of what was typed; `OUT-3` is a declaration that waits in the outbox. Throws `ConfigError`. */
export function readIncidentId(text: string): string {
  const number = incidentNumber(text);
  if (number !== null) return incidentId(number);
  const waiting = entryNumber(text);
  if (waiting !== null) return entryId(waiting);
  throw new ConfigError(
    `"${clean(text).slice(0, 40)}" is not the id of an incident: write INC-3 or 3`,
  );
}
