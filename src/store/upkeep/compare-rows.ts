import type { Kysely } from 'kysely';
import type { Patch } from '../../incidents/change.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentId } from '../../incidents/incident-id.ts';
import { projectIncident } from '../../incidents/project.ts';
import { columnsOf } from '../rows.ts';
import type { IncidentRow, Tables } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { eventsByIncident } from './read-events.ts';

/** An incident whose row is not what its events make of it. */
export type RowDifference = {
  readonly number: number;
  /** What the events make; null when there are none. */
  readonly expected: IncidentRow | null;
  /** What is there; null when nothing is. */
  readonly found: IncidentRow | null;
  /** Names of the columns that differ; none when one of both is not there. */
  readonly columns: readonly (keyof IncidentRow)[];
};

/** Each incident as its events make it, in order. Throws `StoreError` for an event that can't be read. */
export async function* projectedRows(db: Kysely<Tables>): AsyncGenerator<IncidentRow> {
  for await (const events of eventsByIncident(db)) {
    const number = events[0]?.incident ?? 0;
    const incident = projectIncident(incidentId(number), events.map(patchOf));
    if (incident !== null) yield rowOf(number, incident);
  }
}

/** Incidents whose rows differ from their events. To be read within one snapshot. */
export async function differingRows(db: Kysely<Tables>): Promise<readonly RowDifference[]> {
  const rows = await db.selectFrom('incidents').selectAll().execute();
  const left = new Map(rows.map((row) => [row.id, row]));
  const differences: RowDifference[] = [];
  for await (const expected of projectedRows(db)) {
    const found = left.get(expected.id) ?? null;
    left.delete(expected.id);
    const columns = found === null ? [] : differingColumns(expected, found);
    if (found === null || columns.length > 0)
      differences.push({ number: expected.id, expected, found, columns });
  }
  for (const [number, found] of left)
    differences.push({ number, expected: null, found, columns: [] });
  return differences.sort((one, other) => one.number - other.number);
}

function differingColumns(
  expected: IncidentRow,
  found: IncidentRow,
): readonly (keyof IncidentRow)[] {
  const names = Object.keys(found) as (keyof IncidentRow)[];
  return names.filter((name) => expected[name] !== found[name]);
}

function rowOf(number: number, incident: Incident): IncidentRow {
  const { id: _, version, ...fields } = incident;
  return { ...columnsOf(fields), id: number, version } as IncidentRow;
}

function patchOf({ seq, payload }: { readonly seq: number; readonly payload: string }): Patch {
  try {
    return JSON.parse(payload) as Patch;
  } catch {
    throw new StoreError(`event ${seq} can't be read: run onduty incident verify`);
  }
}
