import { type ActionItem, isOpenAction } from './action-item.ts';
import type { Circumstances } from './change.ts';
import type { Incident } from './incident.ts';

/** The action items of both incidents of a merge as they become, and how many went over. */
export type MovedActions = {
  readonly from: readonly ActionItem[];
  readonly into: readonly ActionItem[];
  readonly moved: number;
};

/**
 * What is open of an incident that ends goes to the one that goes on, under new numbers; where it
 * was, it stays, dropped with the word where it is now. However many there are: none is lost.
 */
export function moveActionItems(
  from: Incident,
  into: Incident,
  { actor: by, now: at }: Circumstances,
): MovedActions {
  const open = from.actionItems.filter(isOpenAction);
  const last = into.actionItems.at(-1)?.number ?? 0;
  const moved = open.map((item, index) => ({ ...item, number: last + 1 + index }));
  const left = from.actionItems.map((item): ActionItem => {
    const index = open.indexOf(item);
    if (index < 0) return item;
    const reason = `it is action item ${last + 1 + index} of ${into.id} now`;
    return { ...item, standing: { state: 'dropped', by, at, reason } };
  });
  return { from: left, into: [...into.actionItems, ...moved], moved: moved.length };
}
