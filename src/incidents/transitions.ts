import { assign, link, openWarRoom, update } from './add.ts';
import { type Change, type Circumstances, changed, nextUpdate, type Wish } from './change.ts';
import { mitigate, reopen, resolve } from './end.ts';
import type { Incident, Severity } from './incident.ts';
import { acknowledge, escalate, fireAgain } from './page.ts';
import { type Outcome, refused, resolvedAlready } from './refusal.ts';
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
  switch (wish.kind) {
    case 'acknowledge':
      return acknowledge(incident, circumstances);
    case 'escalate':
      return escalate(incident, wish.fromLevel, circumstances);
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
      return link(incident, wish.link, circumstances);
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

function changeSeverity(
  incident: Incident,
  severity: Severity,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (incident.severity === severity)
    return refused({ kind: 'same-severity', id: incident.id, severity });
  const text = `severity ${incident.severity} → ${severity}`;
  // Who waits for updates changes with the severity; a page that runs keeps its deadline.
  const updateDueAt = nextUpdate(circumstances, severity);
  return changed(incident, circumstances, 'severity', text, { severity, updateDueAt });
}
