import { sql } from 'kysely';
import { byUrgency, isOpenAction, type ListedAction } from '../incidents/action-item.ts';
import { incidentId } from '../incidents/incident-id.ts';
import { readActionItems } from './action-items-column.ts';
import type { Engine } from './engine.ts';
import type { ActionFilter } from './incident-store.ts';
import { line } from './rows.ts';

/** The action items of all incidents that a filter leaves, the longest overdue first. */
export async function listActionItems(
  { db }: Engine,
  { states = 'open', dueBefore = null }: ActionFilter = {},
): Promise<readonly ListedAction[]> {
  // In the words of the indexes, which hold only the incidents that have any.
  const rows = await db
    .selectFrom('incidents')
    .select(['id', 'title', 'actionItems'])
    .$if(states === 'open', (query) => query.where(sql<boolean>`open_actions > 0`))
    .$if(states === 'all', (query) => query.where(sql<boolean>`action_items <> '[]'`))
    .$if(states === 'open' && dueBefore !== null, (query) =>
      query.where('firstDue', '<', dueBefore),
    )
    .execute();
  return rows
    .flatMap(({ id, title, actionItems }) =>
      readActionItems(actionItems).map((item) => ({
        ...{ incidentId: incidentId(id), title: line(title), item },
      })),
    )
    .filter(({ item }) => states === 'all' || isOpenAction(item))
    .filter(({ item }) => dueBefore === null || (item.due !== null && item.due < dueBefore))
    .sort(byUrgency);
}
