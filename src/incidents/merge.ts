import { type Change, type Circumstances, changed } from './change.ts';
import type { Incident } from './incident.ts';
import { moveActionItems } from './move-action-items.ts';
import { type Outcome, refused, resolvedAlready } from './refusal.ts';

/** Both incidents of a merge as they become. */
export type Merge = { readonly from: Change; readonly into: Change };

/** Ends one incident in favour of another: both keep their history, and each names the other. */
export function merge(
  from: Incident,
  into: Incident,
  circumstances: Circumstances,
): Outcome<Merge> {
  if (from.id === into.id) return refused({ kind: 'same-incident', id: from.id });
  if (from.mergedInto !== null)
    return refused({ kind: 'merged', id: from.id, into: from.mergedInto });
  if (from.state === 'resolved') return resolvedAlready(from);
  if (into.state === 'resolved') return resolvedAlready(into);
  const { actor, now } = circumstances;
  const actions = moveActionItems(from, into, circumstances);
  const ended = changed(from, circumstances, 'merged', `merged into ${into.id}`, {
    state: 'resolved',
    resolvedAt: now,
    resolvedBy: actor,
    resolution: `merged into ${into.id}`,
    mergedInto: into.id,
    escalatesAt: null,
    remindsAt: null,
    updateDueAt: null,
    ...(actions.moved === 0 ? {} : { actionItems: actions.from }),
  });
  const text = `${from.id} merged into this: ${from.title}${withActions(actions.moved)}`;
  const grown = changed(into, circumstances, 'absorbed', text, {
    ...(actions.moved === 0 ? {} : { actionItems: actions.into }),
  });
  return { ok: true, value: { from: ended.value, into: grown.value } };
}

function withActions(moved: number): string {
  if (moved === 0) return '';
  return ` (with ${moved} open action ${moved === 1 ? 'item' : 'items'})`;
}
