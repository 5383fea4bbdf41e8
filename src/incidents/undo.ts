import type { ActionItem } from './action-item.ts';
import { type Change, type Circumstances, changed, type Patch } from './change.ts';
import type { Incident, IncidentEventKind } from './incident.ts';
import { type Outcome, refused } from './refusal.ts';

/** How long a change may be taken back: longer, and others have acted on it. */
export const undoWithinMs = 10_000;

/** The last event of an incident, and the incident before it. */
export type LastChange = {
  readonly kind: IncidentEventKind;
  readonly actor: string;
  readonly at: number;
  readonly before: Incident;
};

/** What can be taken back: nobody was told of it who can't be untold. */
const undoable: readonly IncidentEventKind[] = [
  ...(['acknowledged', 'severity', 'resolved', 'mitigated', 'assigned', 'linked'] as const),
  ...(['action-added', 'action-changed', 'action-done'] as const),
  ...(['action-dropped', 'action-reopened'] as const),
];

/** Whether an event of this kind can be taken back at all. */
export function isUndoable(kind: IncidentEventKind): boolean {
  return undoable.includes(kind);
}

/** What the timeline says of a change of this kind that was taken back. */
export function tookBack(kind: IncidentEventKind): string {
  return `took back: ${kind.replace('action-', 'action item ')}`;
}

/** Sets back what the last change set, as one more event: the history stays. */
export function undo(
  incident: Incident,
  version: number,
  last: LastChange | null,
  circumstances: Circumstances,
): Outcome<Change> {
  const { id } = incident;
  if (last === null) return refused({ kind: 'not-undoable', id });
  if (incident.version !== version || last.actor !== circumstances.actor)
    return refused({ kind: 'moved-on', id, by: last.actor, at: last.at });
  if (!isUndoable(last.kind)) return refused({ kind: 'not-undoable', id });
  if (circumstances.now - last.at > undoWithinMs) return refused({ kind: 'too-late', id });
  const payload =
    last.kind === 'action-added'
      ? { actionItems: addedDropped(incident, last.before, circumstances) }
      : difference(incident, last.before);
  return changed(incident, circumstances, 'undone', tookBack(last.kind), payload);
}

/** An item whose adding is taken back stays, dropped: its number is never used again. */
function addedDropped(
  now: Incident,
  then: Incident,
  { actor: by, now: at }: Circumstances,
): readonly ActionItem[] {
  const before = new Set(then.actionItems.map(({ number }) => number));
  const standing = { state: 'dropped', by, at, reason: 'taken back' } as const;
  return now.actionItems.map((item) => (before.has(item.number) ? item : { ...item, standing }));
}

/** What has to be set in `now` so that it becomes `then` again. */
function difference(now: Incident, then: Incident): Patch {
  const { id: _, version: __, ...earlier } = then;
  const keys = Object.keys(earlier) as (keyof typeof earlier)[];
  return Object.fromEntries(
    keys.filter((key) => now[key] !== then[key]).map((key) => [key, then[key]]),
  );
}
