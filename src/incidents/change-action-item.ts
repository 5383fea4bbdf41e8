import {
  type ActionItem,
  type ActionStanding,
  type ActionWords,
  isOpenAction,
} from './action-item.ts';
import { actionItemDetails } from './action-item-words.ts';
import { type Change, type Circumstances, changed } from './change.ts';
import type { Incident, IncidentEventKind } from './incident.ts';
import { type Outcome, type Refusal, refused } from './refusal.ts';

/** What a person wants done to the action items of an incident. */
export type ActionWish =
  | ({ readonly kind: 'add-action' } & ActionWords)
  /** Only what is given changes. */
  | {
      readonly kind: 'change-action';
      readonly number: number;
      readonly words: Partial<ActionWords>;
    }
  | { readonly kind: 'finish-action'; readonly number: number }
  /** `reason` may be empty. */
  | { readonly kind: 'drop-action'; readonly number: number; readonly reason: string }
  | { readonly kind: 'reopen-action'; readonly number: number };

/** More than a team keeps of one incident; each change writes all of them down. */
const mostItems = 100;

/** Action items come from the postmortem: a resolved incident takes them, a merged one has given them away. */
export function changeActionItems(
  incident: Incident,
  wish: ActionWish,
  circumstances: Circumstances,
): Outcome<Change> {
  const { id, mergedInto } = incident;
  if (mergedInto !== null) return refused({ kind: 'merged', id, into: mergedInto });
  if (wish.kind === 'add-action') return add(incident, wish, circumstances);
  const item = incident.actionItems.find(({ number }) => number === wish.number);
  if (item === undefined) return refused(noSuchItem(incident, wish.number));
  if (wish.kind === 'reopen-action') return reopen(incident, item, circumstances);
  if (item.standing.state !== 'open') return refused(over(id, item.number, item.standing));
  if (wish.kind === 'change-action') return reword(incident, item, wish.words, circumstances);
  const { actor: by, now: at } = circumstances;
  if (wish.kind === 'finish-action') {
    const done = { ...item, standing: { state: 'done', by, at } } as const;
    return put(incident, done, circumstances, ['action-done', `done: ${item.text}`]);
  }
  const { reason } = wish;
  const dropped = { ...item, standing: { state: 'dropped', by, at, reason } } as const;
  const why = reason === '' ? '' : ` (${reason})`;
  return put(incident, dropped, circumstances, ['action-dropped', `dropped${why}: ${item.text}`]);
}

function add(
  incident: Incident,
  { text, owner, due }: ActionWords,
  circumstances: Circumstances,
): Outcome<Change> {
  const { id, actionItems } = incident;
  if (actionItems.length >= mostItems)
    return refused({ kind: 'too-many-actions', id, most: mostItems });
  const added: ActionItem = {
    ...{ number: nextNumber(actionItems), text, owner, due },
    ...{ addedBy: circumstances.actor, addedAt: circumstances.now },
    standing: { state: 'open' },
  };
  return changed(incident, circumstances, 'action-added', addedText(added), {
    actionItems: [...actionItems, added],
  });
}

function addedText(item: ActionItem): string {
  return `action item ${item.number}: ${item.text}${actionItemDetails(item, null)}`;
}

/** Items are never removed, so the last one has the highest number. */
function nextNumber(items: readonly ActionItem[]): number {
  return (items.at(-1)?.number ?? 0) + 1;
}

function reword(
  incident: Incident,
  item: ActionItem,
  { text = item.text, owner = item.owner, due = item.due }: Partial<ActionWords>,
  circumstances: Circumstances,
): Outcome<Change> {
  const differences = [
    ...(text === item.text ? [] : [`${text} instead of ${item.text}`]),
    ...(owner === item.owner ? [] : [`owner ${owner ?? 'nobody'}${instead(item.owner, 'nobody')}`]),
    ...(due === item.due ? [] : [`due ${due ?? 'never'}${instead(item.due, 'never')}`]),
  ];
  if (differences.length === 0)
    return refused({ kind: 'same-action', id: incident.id, number: item.number });
  const next = { ...item, text, owner, due };
  return put(incident, next, circumstances, [
    'action-changed',
    `changed: ${differences.join(', ')}`,
  ]);
}

function instead(before: string | null, none: string): string {
  return ` instead of ${before ?? none}`;
}

function reopen(
  incident: Incident,
  item: ActionItem,
  circumstances: Circumstances,
): Outcome<Change> {
  if (isOpenAction(item))
    return refused({ kind: 'action-open', id: incident.id, number: item.number });
  const open = { ...item, standing: { state: 'open' } } as const;
  return put(incident, open, circumstances, ['action-reopened', `reopened: ${item.text}`]);
}

/** The incident with an item in the place of the one of its number. */
function put(
  incident: Incident,
  item: ActionItem,
  circumstances: Circumstances,
  [kind, said]: readonly [IncidentEventKind, string],
): Outcome<Change> {
  const actionItems = incident.actionItems.map((one) => (one.number === item.number ? item : one));
  const text = `action item ${item.number} ${said}`;
  return changed(incident, circumstances, kind, text, { actionItems });
}

function noSuchItem({ id, actionItems }: Incident, number: number): Refusal {
  return { kind: 'no-action', id, number, last: actionItems.at(-1)?.number ?? 0 };
}

function over(
  id: string,
  number: number,
  { state, by, at }: Exclude<ActionStanding, { state: 'open' }>,
): Refusal {
  return { kind: 'action-over', id, number, state, by, at };
}
