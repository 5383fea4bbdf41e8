import type { Incident } from '../../incidents/incident.ts';
import { escalationLateMs, lacksCommander, updateOverdueMs } from '../../incidents/shortfall.ts';
import { age, countdown } from '../../text/time.ts';
import { minutesOrMore } from './minutes-or-more.ts';

const columns = [
  { key: 'id', title: 'ID', whole: true },
  { key: 'severity', title: 'Severity', whole: true },
  { key: 'state', title: 'State' },
  { key: 'title', title: 'Title' },
  { key: 'acknowledged', title: 'Acknowledged' },
  { key: 'age', title: 'Age', align: 'right', whole: true },
  { key: 'escalates', title: 'Escalates', align: 'right' },
  { key: 'needs', title: 'Needs' },
] as const;

// Of little use to most lists: they take no room where no incident has any.
const sometimes: readonly string[] = ['escalates', 'needs'];

// Below this the state alone says whether somebody has it, so that the title can be read.
const narrow = 72;

/** The incidents as a table for people; `now` is the store's clock. */
export async function incidentTable(
  incidents: readonly Incident[],
  now: number,
  width: number,
): Promise<string> {
  const { printTable } = await import('../../../screens/parts/printed-table.tsx');
  const rows = incidents.map((incident) => row(incident, now));
  const shown = columns.filter(
    ({ key }) =>
      (!sometimes.includes(key) || rows.some((one) => one[key] !== '')) &&
      (key !== 'acknowledged' || width >= narrow),
  );
  return printTable(shown, rows, width);
}

function row(incident: Incident, now: number): Readonly<Record<string, string>> {
  const { id, severity, state, title, acknowledgedBy, declaredAt } = incident;
  return {
    id,
    severity,
    state,
    title,
    acknowledged: acknowledgedBy === null ? 'no' : `by ${acknowledgedBy}`,
    age: age(now - declaredAt),
    escalates: escalates(incident, now),
    needs: needs(incident, now),
  };
}

/** `in 1:48`; `12 min late`, which is where nothing keeps the clock. */
function escalates(incident: Incident, now: number): string {
  const late = escalationLateMs(incident, now);
  if (late !== null) return `${minutesOrMore(late)} late`;
  return incident.escalatesAt === null ? '' : `in ${countdown(incident.escalatesAt - now)}`;
}

/** `commander, update (12 min late)` */
function needs(incident: Incident, now: number): string {
  const overdue = updateOverdueMs(incident, now);
  return [
    ...(lacksCommander(incident) ? ['commander'] : []),
    ...(overdue === null ? [] : [`update (${minutesOrMore(overdue)} late)`]),
  ].join(', ');
}
