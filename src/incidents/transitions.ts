import { assign, link, openWarRoom, update } from './add.ts';
import { type Change, type Circumstances, changed, type Wish } from './change.ts';
import { changeActionItems } from './change-action-item.ts';
import { changeSeverity } from './change-severity.ts';
import { mitigate, reopen, resolve } from './end.ts';
import type { Incident } from './incident.ts';
import { acknowledge, escalate, fireAgain, unacknowledge } from './page.ts';
import { passDeadline } from './pass-deadline.ts';
import type { Outcome } from './refusal.ts';
import { heardOf } from './remind.ts';
import { type LastChange, undo } from './undo.ts';

/**
 * The change a wish makes to an incident, or why it makes none. `before` is the incident as it was
 * before its last event, for a wish to undo that.
 */
export function decide(
  incident: Incident,
  wish: Wish,
  circumstances: Circumstances,
  before: LastChange | null = null,
): Outcome<Change> {
  const outcome = decided(incident, wish, circumstances, before);
  return outcome.ok ? { ok: true, value: heardOf(outcome.value) } : outcome;
}

function decided(
  incident: Incident,
  wish: Wish,
  circumstances: Circumstances,
  before: LastChange | null,
): Outcome<Change> {
  switch (wish.kind) {
    case 'acknowledge':
      return acknowledge(incident, circumstances);
    case 'unacknowledge':
      return unacknowledge(incident, circumstances);
    case 'escalate':
      return escalate(incident, wish.fromLevel, circumstances);
    case 'pass-deadline':
      return passDeadline(incident, wish.dueAt, circumstances);
    case 'note':
      return changed(incident, circumstances, 'note', wish.text, {});
    case 'update':
      return update(incident, wish.text, circumstances);
    case 'severity':
      return changeSeverity(incident, wish.severity, circumstances);
    case 'assign':
      return assign(incident, wish.role, wish.user, circumstances);
    case 'war-room':
      return openWarRoom(incident, wish.place, circumstances);
    case 'link':
      return link(incident, wish.links, circumstances);
    case 'add-action':
    case 'change-action':
    case 'finish-action':
    case 'drop-action':
    case 'reopen-action':
      return changeActionItems(incident, wish, circumstances);
    case 'mitigate':
      return mitigate(incident, wish.text, circumstances);
    case 'resolve':
      return resolve(incident, wish.resolution, circumstances);
    case 'reopen':
      return reopen(incident, wish.reason, circumstances);
    case 'fire-again':
      return fireAgain(incident, wish.text, circumstances);
    case 'undo':
      return undo(incident, wish.version, before, circumstances);
  }
}
