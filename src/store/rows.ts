import type { Incident, IncidentEvent } from '../incidents/incident.ts';
import { incidentId } from '../incidents/incident-id.ts';
import { clean, cleanLines } from '../text/clean.ts';
import type { EventRow, IncidentRow } from './schema.ts';

const plain = /^[ -~]*$/;

/** The incident in a row. Others may write to a shared database, so its texts are cleaned. */
export function incidentOf(row: IncidentRow): Incident {
  return {
    ...row,
    id: incidentId(row.id),
    title: line(row.title),
    declaredBy: line(row.declaredBy),
    acknowledgedBy: lineOrNull(row.acknowledgedBy),
    resolvedBy: lineOrNull(row.resolvedBy),
    resolution: row.resolution === null ? null : lines(row.resolution),
    escalatedBy: lineOrNull(row.escalatedBy),
    slo: lineOrNull(row.slo),
    channel: lineOrNull(row.channel),
  };
}

/** The timeline entry in a row. */
export function eventOf({
  seq,
  incident,
  at,
  actor,
  kind,
  text,
}: Omit<EventRow, 'payload'>): IncidentEvent {
  return { seq, incidentId: incidentId(incident), at, actor: line(actor), kind, text: lines(text) };
}

/** One line out of what a person typed, as it is kept. */
export function line(text: string): string {
  return plain.test(text) ? text : clean(text).toWellFormed();
}

/** Several lines out of what a person typed, as they are kept. */
export function lines(text: string): string {
  return plain.test(text) ? text : cleanLines(text).toWellFormed();
}

function lineOrNull(text: string | null): string | null {
  return text === null ? null : line(text);
}
