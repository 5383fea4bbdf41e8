import { actionItemWords } from '../../incidents/action-item-words.ts';
import type { CalendarDate } from '../../incidents/due-date.ts';
import type { Incident } from '../../incidents/incident.ts';
import { commander } from '../../incidents/role.ts';
import type { SeverityPolicy } from '../../incidents/severity-policy.ts';
import { lacksCommander } from '../../incidents/shortfall.ts';
import { costWords } from '../../live/selectors/cost-words.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import type { CostReading } from '../../slo/incident-cost.ts';
import { age } from '../../text/time.ts';
import type { IncidentDeps } from './deps.ts';
import { pagedFact, policyFact, reminderFact } from './escalation-facts.ts';
import { updateDue } from './incident-clocks.ts';
import { minutesOrMore } from './minutes-or-more.ts';
import { pagedAtOnce } from './paged-at-once.ts';
import { today } from './read-action.ts';

/** A name and what there is to say under it. */
export type Fact = readonly [name: string, value: string];

type Circumstances = Pick<IncidentDeps, 'now' | 'rules' | 'timeZone'> & {
  readonly schedules: readonly Schedule[];
  readonly costs: readonly CostReading[];
};

/** What is known of an incident, one fact a line, the clocks and roles with what they lack. */
export function incidentFacts(
  incident: Incident,
  { now, rules, schedules, costs, timeZone }: Circumstances,
): readonly Fact[] {
  const since = (at: number | null) => (at === null ? '' : ` ${age(now - at)} ago`);
  const by = (name: string | null, at: number | null) =>
    name === null ? null : `by ${name}${since(at)}`;
  const isOpen = incident.state !== 'resolved';
  const rows: readonly (readonly [string, string | null])[] = [
    ['declared', by(incident.declaredBy, incident.declaredAt)],
    ['acknowledged', by(incident.acknowledgedBy, incident.acknowledgedAt) ?? 'no'],
    ['paged', pagedFact(incident, { now, schedules })],
    ['policy', policyFact(incident)],
    ['reminder', reminderFact(incident, now)],
    ['mitigated', by(incident.mitigatedBy, incident.mitigatedAt)],
    ['resolved', by(incident.resolvedBy, incident.resolvedAt)],
    ...roleFacts(incident),
    ['update', updateFact(incident, now)],
    ['demands', isOpen ? demands(rules.policies[incident.severity]) : null],
    ['war room', incident.warRoom],
    ['SLO', incident.slo],
    ...links(incident),
    ...costs.map((cost) => ['budget cost', costWords(cost)] as const),
    ['channel', incident.channel],
    ['resolution', incident.resolution],
    ['merged into', incident.mergedInto],
    ...actionFacts(incident, today({ now, timeZone })),
  ];
  return rows.flatMap(([name, value]) =>
    value === null ? [] : [[name, indented(value)] as const],
  );
}

/** The commander comes first, also when nobody is. */
function roleFacts(incident: Incident): readonly Fact[] {
  const { [commander]: leader, ...others } = incident.roles;
  const rest = Object.entries(others).map(([role, user]) => `${role} ${user}`);
  const nobody = lacksCommander(incident)
    ? [`NO ${commander}: onduty incident assign ${incident.id} --role ${commander} --user NAME`]
    : [];
  const filled = leader === undefined ? nobody : [`${commander} ${leader}`];
  return [...filled, ...rest].map((text, index) => [index === 0 ? 'roles' : '', text] as const);
}

function actionFacts({ actionItems }: Incident, day: CalendarDate): readonly Fact[] {
  return actionItems.map(
    (item, index) => [index === 0 ? 'action items' : '', actionItemWords(item, day)] as const,
  );
}

function updateFact(incident: Incident, now: number): string | null {
  const { updatedAt } = incident;
  const due = updateDue(incident, now);
  const last = updatedAt === null ? 'none yet' : `last ${age(now - updatedAt)} ago`;
  if (due === null) return updatedAt === null ? null : last;
  return `${last}, ${due}`;
}

/** `acknowledged within 5 min, an update every 30 min, pages the primary` */
function demands(policy: SeverityPolicy): string {
  const { acknowledgeWithinMinutes, updateEveryMinutes } = policy;
  const minutes = (value: number) => minutesOrMore(value * 60_000);
  return [
    `acknowledged within ${minutes(acknowledgeWithinMinutes)}`,
    updateEveryMinutes === null ? 'no updates' : `an update every ${minutes(updateEveryMinutes)}`,
    `pages ${pagedAtOnce(policy)}`,
  ].join(', ');
}

function links({ links: all, slo }: Incident): readonly Fact[] {
  return all
    .filter(({ kind, target }) => kind !== 'slo' || target !== slo)
    .map(({ kind, target }) => [kind === 'slo' ? 'SLO' : kind, target] as const);
}

function indented(value: string): string {
  return value.replaceAll('\n', `\n${' '.repeat(14)}`);
}
