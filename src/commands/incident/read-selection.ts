import { ConfigError } from '../../config/config-error.ts';
import type { IncidentState } from '../../incidents/incident.ts';
import { parseRole } from '../../incidents/role.ts';
import type { Selection } from '../../incidents/selection.ts';
import { clean } from '../../text/clean.ts';
import { readMoment } from '../read-moment.ts';
import type { IncidentDeps } from './deps.ts';
import type { Limit } from './find-incidents.ts';
import { openStates } from './open-incidents.ts';
import { readSeverity } from './read-severity.ts';
import { readPlace } from './read-text.ts';

/** What was typed behind `incident list`. */
export type ListFlags = {
  readonly status?: readonly string[];
  readonly state?: readonly string[];
  readonly all?: boolean;
  readonly severity?: readonly string[];
  readonly service?: string;
  readonly who?: string;
  readonly role?: string;
  readonly since?: string;
  readonly until?: string;
  readonly text?: string;
  readonly sort?: 'worst' | 'newest';
  /** 0 is none. */
  readonly limit?: number;
};

const statuses: Readonly<Record<string, readonly IncidentState[]>> = {
  open: openStates,
  triggered: ['triggered'],
  acknowledged: ['acknowledged'],
  mitigated: ['mitigated'],
  resolved: ['resolved'],
};

/** The states looked for, the open ones unless others are named; null for all. Throws `ConfigError`. */
export function readStates({ status, state, all }: ListFlags): readonly IncidentState[] | null {
  const named = [...words(status), ...words(state)];
  if (named.length === 0) return all ? null : openStates;
  return [...new Set(named.flatMap(readStatus))];
}

function readStatus(text: string): readonly IncidentState[] {
  const found = statuses[text.toLowerCase()];
  if (found) return found;
  const known = Object.keys(statuses).join(', ');
  throw new ConfigError(`--status: "${shortened(text)}" is none: use ${known}`);
}

/** How many are shown. Programs that read JSON get all, as nobody tells them of the rest. */
export function readLimit({ limit }: ListFlags, json: boolean): Limit {
  if (limit === undefined) return { kind: json ? 'all' : 'usual' };
  return limit === 0 ? { kind: 'all' } : { kind: 'first', count: limit };
}

/** What else is looked for. Throws `ConfigError`. */
export function readSelection(flags: ListFlags, { rules, now }: IncidentDeps): Selection {
  const severities = words(flags.severity).map(readSeverity);
  const since = flags.since === undefined ? null : readMoment(flags.since, now, '--since');
  const until = flags.until === undefined ? null : readMoment(flags.until, now, '--until');
  if (since !== null && until !== null && since >= until)
    throw new ConfigError('--since: comes after --until, nothing lies between them');
  const text = (flag: '--service' | '--who' | '--text', given: string | undefined) =>
    given === undefined ? null : readPlace(flag, given);
  return {
    severities: severities.length === 0 ? null : severities,
    service: text('--service', flags.service),
    who: text('--who', flags.who),
    role: flags.role === undefined ? null : readKnownRole(flags.role, rules.roles),
    since,
    until,
    text: text('--text', flags.text),
  };
}

function readKnownRole(text: string, known: readonly string[]): string {
  const reading = parseRole(clean(text), known);
  if (reading.ok) return reading.role;
  throw new ConfigError(`--role: ${reading.problem}`);
}

/** `SEV-1,SEV-2` and `SEV-1 SEV-2` are the same. */
function words(given: readonly string[] = []): readonly string[] {
  return given.flatMap((one) => clean(one).split(',')).map((one) => one.trim());
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
