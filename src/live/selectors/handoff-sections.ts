import { type ListedAction, overdueDays } from '../../incidents/action-item.ts';
import { overdueWords } from '../../incidents/action-item-words.ts';
import { type CalendarDate, daysBetween } from '../../incidents/due-date.ts';
import type { Incident, IncidentEvent } from '../../incidents/incident.ts';
import { lacksCommander, updateOverdueMs } from '../../incidents/shortfall.ts';
import { budgetPercent, spentPercent } from '../../text/number.ts';
import { age, clock, dateClock, duration, year, zoneName } from '../../text/time.ts';
import type { Handoff, LapsingSilence, Part, ShiftSpending } from '../handoff/handoff.ts';

/** A heading and what there is to say under it, a line each; never without a line. */
export type Section = { readonly title: string; readonly items: readonly string[] };

/** `alice hands over to bob on 12 Jan 09:00 London; since 5 Jan 09:00 London, when the shift began`. */
export function handoffHeadline(handoff: Handoff): string {
  const { primary, next, since, because } = handoff;
  const at = (time: number) => moment(time, handoff);
  const over =
    next === null ? '' : ` hands over to ${next.primary ?? 'nobody'} on ${at(next.from)}`;
  const who = primary === null ? '' : `${primary}${over || ' is on call'}; `;
  const why = { asked: '', shift: ', when the shift began', day: ', as no shift says when' };
  return `${who}since ${at(since)}${why[because]}`;
}

/** What a handoff says, ready to be shown. */
export function handoffSections(handoff: Handoff): readonly Section[] {
  const { incidents, spending, silences, actions, events, today } = handoff;
  return [
    section('Open incidents', incidents, 'none', (one) => openIncident(one, handoff.at)),
    section('Budget spent', spentOnly(spending), 'none', spent),
    section('Silences that end within a day', silences, 'none', (one) => silence(one, handoff)),
    section('Action items: overdue, or due within a week', actions, 'none', (one) =>
      promised(one, today),
    ),
    section('What happened', events, 'nothing', (one) => happened(one, handoff)),
  ];
}

function section<T>(
  title: string,
  part: Part<readonly T[]>,
  none: string,
  say: (one: T) => string,
): Section {
  if (part.kind === 'unknown') return { title, items: [`not known: ${part.reason}`] };
  return { title, items: part.value.length === 0 ? [none] : part.value.map(say) };
}

/** SLOs that spent nothing say nothing; those of which nothing is known do. */
function spentOnly(part: Part<readonly ShiftSpending[]>): Part<readonly ShiftSpending[]> {
  if (part.kind === 'unknown') return part;
  return { ...part, value: part.value.filter((one) => one.spent === null || one.spent > 0) };
}

function openIncident(incident: Incident, now: number): string {
  const { id, severity, title, declaredAt } = incident;
  const overdue = updateOverdueMs(incident, now);
  return [
    `${id} ${severity} ${title}: ${standing(incident)}, ${age(now - declaredAt)} old`,
    ...(lacksCommander(incident) ? ['no commander'] : []),
    ...(overdue === null ? [] : [`update ${duration(overdue)} overdue`]),
  ].join(', ');
}

/** Who has it need not be who mitigated it. */
function standing({ state, acknowledgedBy }: Incident): string {
  if (acknowledgedBy === null) return state;
  return state === 'acknowledged'
    ? `${state} by ${acknowledgedBy}`
    : `${state}, ${acknowledgedBy} has it`;
}

function spent({ slo, spent: share, remaining, window }: ShiftSpending): string {
  return `${slo}: ${spentPercent(share)} of ${window}, ${budgetPercent(remaining)} left`;
}

function silence({ endsAt, createdBy, comment, hides }: LapsingSilence, handoff: Handoff): string {
  const hidden = hides === null ? 'what it hides is not known' : hiddenNames(hides);
  return `ends ${moment(endsAt, handoff)}, in ${duration(endsAt - handoff.at)}: ${comment} (${createdBy}); ${hidden}`;
}

function hiddenNames(names: readonly string[]): string {
  return names.length === 0 ? 'hides nothing now' : `hides ${names.join(', ')}`;
}

/** `3 days overdue: Raise the pool, alice (INC-3 action item 2, API down)` */
function promised({ incidentId, title, item }: ListedAction, today: CalendarDate): string {
  const { number, text, owner } = item;
  const who = owner ?? 'nobody has it';
  return `${dueWords(item, today)}: ${text}, ${who} (${incidentId} action item ${number}, ${title})`;
}

function dueWords(item: ListedAction['item'], today: CalendarDate): string {
  const late = overdueDays(item, today);
  if (late !== null) return overdueWords(late);
  const days = item.due === null ? null : daysBetween(today, item.due);
  if (days === 0) return 'due today';
  return days === 1 ? 'due tomorrow' : `due ${item.due}, in ${days} days`;
}

function happened({ at, incidentId, actor, text }: IncidentEvent, handoff: Handoff): string {
  return `${moment(at, handoff)} ${incidentId} ${actor}: ${text.replaceAll(/\s*\n\s*/g, ' / ')}`;
}

/** `5 Jan 09:00 London`; the time alone on the day the handoff is made, the year too if it is another. */
function moment(at: number, handoff: Pick<Handoff, 'at' | 'timeZone'>): string {
  const zone = handoff.timeZone ?? 'UTC';
  const day = dateClock(at, zone).slice(0, -6);
  const time = `${clock(at, zone)} ${zoneName(zone)}`;
  if (year(at, zone) !== year(handoff.at, zone)) return `${day} ${year(at, zone)} ${time}`;
  return day === dateClock(handoff.at, zone).slice(0, -6) ? time : `${day} ${time}`;
}
