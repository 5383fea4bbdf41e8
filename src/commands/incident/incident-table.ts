import type { Incident } from '../../incidents/incident.ts';
import { age, countdown } from '../../text/time.ts';

const columns = [
  { key: 'id', title: 'ID' },
  { key: 'severity', title: 'Severity' },
  { key: 'state', title: 'State' },
  { key: 'title', title: 'Title' },
  { key: 'acknowledged', title: 'Acknowledged' },
  { key: 'age', title: 'Age', align: 'right' },
  { key: 'escalates', title: 'Escalates', align: 'right' },
] as const;

/** The incidents as a table for people; `now` is the store's clock. */
export async function incidentTable(
  incidents: readonly Incident[],
  now: number,
  width: number,
): Promise<string> {
  const { printTable } = await import('../../../screens/parts/printed-table.tsx');
  const rows = incidents.map((incident) => row(incident, now));
  return printTable(columns, rows, width);
}

function row(incident: Incident, now: number): Readonly<Record<string, string>> {
  const { id, severity, state, title, acknowledgedBy, declaredAt, escalatesAt } = incident;
  return {
    id,
    severity,
    state,
    title,
    acknowledged: acknowledgedBy === null ? 'no' : `by ${acknowledgedBy}`,
    age: age(now - declaredAt),
    escalates: escalatesAt === null ? '' : `in ${countdown(escalatesAt - now)}`,
  };
}
