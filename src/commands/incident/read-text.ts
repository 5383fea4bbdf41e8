import { ConfigError } from '../../config/config-error.ts';
import { incidentNumber } from '../../incidents/incident-id.ts';
import { noteProblem, placeProblem } from '../../incidents/wording.ts';
import { entryNumber } from '../../offline/entry-id.ts';
import { clean, cleanLines } from '../../text/clean.ts';
import type { IncidentName } from './pick-incident.ts';

/** A text of several lines from the command line, as it is kept. Throws `ConfigError`. */
export function readText(given: string): string {
  const text = cleanLines(given);
  const problem = noteProblem(text);
  if (problem === null) return text;
  throw new ConfigError(problem);
}

/** A name, a place or an address behind the flag `flag`, as it is kept. Throws `ConfigError`. */
export function readPlace(flag: string, given: string): string {
  const text = clean(given).trim();
  const problem = placeProblem(text);
  if (problem === null) return text;
  throw new ConfigError(`${flag}: ${problem}`);
}

export type Worded = IncidentName & {
  readonly text: string | undefined;
  /** The same as a flag. */
  readonly message: string | undefined;
};

/** `[ID] TEXT`, in which a lone word is the text unless it is an id. Throws `ConfigError`. */
export function readWords(given: Worded): { readonly name: IncidentName; readonly text: string } {
  const { id, incidentId, message } = given;
  const lone = given.text === undefined && message === undefined;
  const isText = lone && id !== undefined && !namesIncident(id);
  if (message !== undefined && given.text !== undefined)
    throw new ConfigError('the text is given twice: as an argument and as a flag');
  const text = message ?? given.text ?? (isText ? id : undefined);
  return { name: { id: isText ? undefined : id, incidentId }, text: text ?? '' };
}

function namesIncident(text: string): boolean {
  return incidentNumber(text) !== null || entryNumber(text) !== null;
}
