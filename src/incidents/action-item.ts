import { type CalendarDate, daysBetween } from './due-date.ts';
import { incidentNumber } from './incident-id.ts';
import { nobody } from './selection.ts';

/** How an action item stands, by whom and when (ms since the epoch, by the store's clock). */
export type ActionStanding =
  | { readonly state: 'open' }
  | { readonly state: 'done'; readonly by: string; readonly at: number }
  /** It will not be done; `reason` is empty when none was given. */
  | {
      readonly state: 'dropped';
      readonly by: string;
      readonly at: number;
      readonly reason: string;
    };

/** Something that was promised after an incident, so that it does not happen again. */
export type ActionItem = {
  /** 1, 2, … within its incident. Never used again: an item that is dropped stays. */
  readonly number: number;
  readonly text: string;
  readonly owner: string | null;
  /** The last day on which it is in time. */
  readonly due: CalendarDate | null;
  readonly addedBy: string;
  readonly addedAt: number;
  readonly standing: ActionStanding;
};

/** What a person says of an action item. */
export type ActionWords = Pick<ActionItem, 'text' | 'owner' | 'due'>;

/** An action item with the incident it belongs to. */
export type ListedAction = {
  readonly incidentId: string;
  readonly title: string;
  readonly item: ActionItem;
};

export function isOpenAction({ standing }: ActionItem): boolean {
  return standing.state === 'open';
}

/** How many days an open one is late on a day, from 1; null when it is not. */
export function overdueDays(item: ActionItem, today: CalendarDate): number | null {
  if (item.due === null || !isOpenAction(item)) return null;
  const days = daysBetween(item.due, today);
  return days > 0 ? days : null;
}

/** The day on which the first of the open ones is due; null when none is due ever. */
export function firstDue(items: readonly ActionItem[]): CalendarDate | null {
  const days = items.filter(isOpenAction).flatMap(({ due }) => (due === null ? [] : [due]));
  return days.toSorted()[0] ?? null;
}

/** The longest overdue first, those without a day after them, those that are over last. */
export function byUrgency(one: ListedAction, other: ListedAction): number {
  const [rank, otherRank] = [rankOf(one), rankOf(other)];
  if (rank !== otherRank) return rank < otherRank ? -1 : 1;
  const incidents = numberOf(one) - numberOf(other);
  return incidents === 0 ? one.item.number - other.item.number : incidents;
}

function rankOf({ item }: ListedAction): string {
  return `${isOpenAction(item) ? 'open' : 'over'} ${item.due ?? 'without'}`;
}

function numberOf({ incidentId }: ListedAction): number {
  return incidentNumber(incidentId) ?? 0;
}

/** As they were at a moment, as far as they can tell: what they said and until when may have changed since. */
export function actionItemsAsOf(items: readonly ActionItem[], at: number): readonly ActionItem[] {
  return items
    .filter(({ addedAt }) => addedAt <= at)
    .map((item) =>
      item.standing.state !== 'open' && item.standing.at > at
        ? { ...item, standing: { state: 'open' } }
        : item,
    );
}

/** Whether somebody has an item, in small or capital letters; `nobody` has those without an owner. */
export function isOwnedBy({ owner }: ActionItem, name: string): boolean {
  return (owner ?? nobody).toLowerCase() === name.toLowerCase();
}
