import { type ListedAction, overdueDays } from '../../incidents/action-item.ts';
import { overdueWords } from '../../incidents/action-item-words.ts';
import type { CalendarDate } from '../../incidents/due-date.ts';

const columns = [
  { key: 'incident', title: 'Incident', whole: true },
  { key: 'number', title: 'No', align: 'right', whole: true },
  { key: 'text', title: 'Action item' },
  { key: 'owner', title: 'Owner' },
  { key: 'due', title: 'Due', whole: true },
  { key: 'standing', title: 'State' },
  { key: 'title', title: 'After' },
] as const;

// Below this the id has to do for the incident.
const narrow = 80;

/** Action items as a table for people. */
export async function actionTable(
  actions: readonly ListedAction[],
  today: CalendarDate,
  width: number,
): Promise<string> {
  const { printTable } = await import('../../../screens/parts/printed-table.tsx');
  const shown = columns.filter(({ key }) => key !== 'title' || width >= narrow);
  return printTable(
    shown,
    actions.map((one) => row(one, today)),
    width,
  );
}

function row({ incidentId, title, item }: ListedAction, today: CalendarDate) {
  const { number, text, owner, due } = item;
  return {
    incident: incidentId,
    number: String(number),
    text,
    owner: owner ?? 'nobody',
    due: due ?? '–',
    standing: standing(item, today),
    title,
  };
}

function standing(item: ListedAction['item'], today: CalendarDate): string {
  if (item.standing.state !== 'open') return `${item.standing.state} by ${item.standing.by}`;
  const late = overdueDays(item, today);
  if (late !== null) return overdueWords(late);
  return item.due === today ? 'due today' : 'open';
}
