import { type ActionItem, type ListedAction, overdueDays } from '../../incidents/action-item.ts';
import type { CalendarDate } from '../../incidents/due-date.ts';

/** An action item: its day without a time, moments ISO 8601 UTC, what is not there null. */
export function actionJson({ standing, ...item }: ActionItem) {
  const { number, text, owner, due, addedBy, addedAt } = item;
  const isOpen = standing.state === 'open';
  return {
    ...{ number, text, owner, due, state: standing.state },
    ...{ addedBy, addedAt: iso(addedAt) },
    endedBy: isOpen ? null : standing.by,
    endedAt: isOpen ? null : iso(standing.at),
    reason: standing.state === 'dropped' && standing.reason !== '' ? standing.reason : null,
  };
}

/** The same with its incident, and how late it is on a day. */
export function listedActionJson({ incidentId, title, item }: ListedAction, today: CalendarDate) {
  return {
    incident: incidentId,
    title,
    ...actionJson(item),
    overdueDays: overdueDays(item, today),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
