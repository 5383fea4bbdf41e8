import { ConfigError } from '../../config/config-error.ts';
import { type CalendarDate, parseDueDate } from '../../incidents/due-date.ts';
import { incidentNumber } from '../../incidents/incident-id.ts';
import { actionProblem } from '../../incidents/wording.ts';
import { clean } from '../../text/clean.ts';
import { isoDate } from '../../text/time.ts';
import type { IncidentDeps } from './deps.ts';
import type { IncidentName } from './pick-incident.ts';

/** The text of an action item, or why one is dropped, as it is kept. Throws `ConfigError`. */
export function readActionText(given: string): string {
  const text = clean(given).trim();
  const problem = actionProblem(text);
  if (problem === null) return text;
  throw new ConfigError(problem);
}

/** The day behind `--due`. Throws `ConfigError`. */
export function readDue(given: string, deps: Pick<IncidentDeps, 'now' | 'timeZone'>): CalendarDate {
  const due = parseDueDate(given, today(deps));
  if (due !== null) return due;
  throw new ConfigError(`--due: "${shown(given)}" is no day: write 2026-12-01, or +14d from today`);
}

/** The day it is where people are on call. */
export function today({ now, timeZone }: Pick<IncidentDeps, 'now' | 'timeZone'>): CalendarDate {
  return isoDate(now, timeZone);
}

export type Numbered = IncidentName & {
  /** The number as typed. */
  readonly item: string | undefined;
};

/** `[ID] NUMBER`, in which a lone number is the item's. Throws `ConfigError`. */
export function readItem({ id, incidentId, item }: Numbered): {
  readonly name: IncidentName;
  readonly number: number;
} {
  if (item !== undefined) return { name: { id, incidentId }, number: readNumber(item) };
  if (id === undefined) throw new ConfigError(`no action item is named: ${howToName}`);
  return { name: { id: undefined, incidentId }, number: readNumber(id) };
}

const howToName = 'write its number, as in INC-3 2 (incident actions has them)';

function readNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const isIncident = !/^\d/.test(text) && incidentNumber(text) !== null;
  const what = isIncident ? 'an incident, not an action item' : 'not the number of an action item';
  throw new ConfigError(`"${shown(text)}" is ${what}: ${howToName}`);
}

function shown(text: string): string {
  return clean(text).slice(0, 40);
}
