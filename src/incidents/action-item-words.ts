import { type ActionItem, overdueDays } from './action-item.ts';
import type { CalendarDate } from './due-date.ts';

/** `1. Raise the pool (Owner: alice, Due: 2026-12-01, 3 days overdue)`: as documents say it. */
export function actionItemWords(item: ActionItem, today: CalendarDate): string {
  return `${item.number}. ${item.text}${actionItemDetails(item, today)}`;
}

/** What stands in brackets after an item's text, with a space before it; empty when there is nothing. */
export function actionItemDetails(item: ActionItem, today: CalendarDate | null): string {
  const { owner, due } = item;
  const details = [
    ...(owner === null ? [] : [`Owner: ${owner}`]),
    ...(due === null ? [] : [`Due: ${due}`]),
    ...standingWords(item, today),
  ];
  return details.length === 0 ? '' : ` (${details.join(', ')})`;
}

function standingWords(item: ActionItem, today: CalendarDate | null): readonly string[] {
  const { standing } = item;
  if (standing.state === 'done') return [`done by ${standing.by}`];
  if (standing.state === 'dropped')
    return [`dropped by ${standing.by}${standing.reason === '' ? '' : `: ${standing.reason}`}`];
  const late = today === null ? null : overdueDays(item, today);
  return late === null ? [] : [overdueWords(late)];
}

/** `1 day overdue` */
export function overdueWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'} overdue`;
}
