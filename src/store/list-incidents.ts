import { type SqlBool, sql } from 'kysely';
import type { Incident } from '../incidents/incident.ts';
import { incidentNumber } from '../incidents/incident-id.ts';
import { openWorstFirst } from '../incidents/list-order.ts';
import type { Engine } from './engine.ts';
import { incidentColumns } from './incident-columns.ts';
import { conditionsOf } from './incident-conditions.ts';
import type { IncidentFilter, IncidentPage, PageWish } from './incident-store.ts';
import { incidentOf } from './rows.ts';

/** All that a filter leaves: open ones first, the worst of them first; then resolved ones, newest first. */
export async function list(
  { db, kind }: Engine,
  filter: IncidentFilter = {},
): Promise<readonly Incident[]> {
  // Whole rows are sorted faster here than in either database, which read them by number as it is.
  const rows = await db
    .selectFrom('incidents')
    .select(incidentColumns)
    .where(({ and }) => and(conditionsOf(filter, kind)))
    .orderBy('id', 'desc')
    .execute();
  return openWorstFirst(rows.map(incidentOf));
}

/** The newest that a filter leaves, or the next ones after a page, and how many are left then. */
export async function page(
  { db, kind }: Engine,
  filter: IncidentFilter,
  { limit, after }: PageWish,
): Promise<IncidentPage> {
  const start = after === undefined ? null : incidentNumber(after);
  const wanted = [
    ...conditionsOf(filter, kind),
    ...(start === null ? [] : [sql<SqlBool>`id < ${start}`]),
  ];
  const rows = await db
    .selectFrom('incidents')
    .select(incidentColumns)
    // In one statement: nothing comes or goes between the two.
    .select(({ selectFrom }) =>
      selectFrom('incidents')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where(({ and }) => and(wanted))
        .as('found'),
    )
    .where(({ and }) => and(wanted))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const incidents = rows.map(({ found: _, ...row }) => incidentOf(row));
  return { incidents, rest: (rows[0]?.found ?? 0) - rows.length };
}
