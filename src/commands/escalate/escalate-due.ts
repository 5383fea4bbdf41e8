import { policyOf, stepAt } from '../../incidents/escalation-level.ts';
import type { Incident } from '../../incidents/incident.ts';
import { type Reached, reachedBy, reachedText } from '../../incidents/reached.ts';
import { passDeadlines } from '../../live/pass-deadlines.ts';
import { printableJson } from '../../text/printable-json.ts';
import { contactsOf } from '../contacts.ts';
import type { IncidentDeps } from '../incident/deps.ts';
import { holdersAt } from '../incident/holders-at.ts';
import { openStates } from '../incident/open-incidents.ts';
import { utcSecond } from '../incident/utc-second.ts';

/** `escalate --due`: what deadlines demand by now, a line for each page that begins. */
export async function escalateDue(
  deps: IncidentDeps,
  { json }: { readonly json: boolean },
): Promise<void> {
  const incidents = await deps.store.list({ states: openStates });
  await passDeadlines(deps.store, incidents, async (incident, now) => {
    // The page is made: without the overrides it is told by roles, not by names that may be wrong.
    const schedules = await deps.schedules().catch(() => []);
    const page = { incident, at: incident.escalatedAt ?? now, people: deps.people };
    const step = stepAt(policyOf(incident), incident.escalationLevel)?.step;
    const reached = reachedBy(step?.who ?? [], holdersAt(schedules, page.at));
    deps.out(json ? pageJson(page, reached) : pageLine(page, reached));
  });
}

type Page = Pick<IncidentDeps, 'people'> & {
  readonly incident: Incident;
  /** When it began, by the store's clock. */
  readonly at: number;
};

/** `2026-02-03 14:37:07  INC-3  SEV-1  escalated to level 1: bob (secondary), slack @bob` */
function pageLine({ incident, at, people }: Page, reached: readonly Reached[]): string {
  const what = isForgotten(incident)
    ? 'forgotten, pages anew'
    : `escalated to level ${incident.escalationLevel}`;
  const who = reached.map((one) => {
    const contacts = one.kind === 'person' ? contactsOf(one.name, people) : '';
    return [reachedText(one), contacts].filter(Boolean).join(', ');
  });
  return `${utcSecond(at)}  ${incident.id}  ${incident.severity}  ${what}: ${who.join('; ')}`;
}

function pageJson({ incident, at, people }: Page, reached: readonly Reached[]): string {
  const { id, severity, title, escalationLevel: level } = incident;
  const pages = reached.map((one) => ({
    person: one.kind === 'person' ? one.name : null,
    role: one.role,
    contacts: one.kind === 'person' ? contactsOf(one.name, people) : '',
  }));
  const kind = isForgotten(incident) ? 'forgotten' : 'escalated';
  return printableJson(
    { at: new Date(at).toISOString(), id, severity, title, kind, level, pages },
    0,
  );
}

/** A page that a deadline began anew has no step behind it. */
function isForgotten({ escalatedBy }: Incident): boolean {
  return escalatedBy === null;
}
