import { type Change, type Circumstances, changed } from './change.ts';
import type { Incident } from './incident.ts';
import { pagedAnew, stepUp } from './page.ts';
import { type Outcome, refused, resolvedAlready } from './refusal.ts';

/** The next moment at which something happens to an incident without anybody's doing; null for never. */
export function nextDeadline({ escalatesAt, remindsAt }: Incident): number | null {
  return escalatesAt ?? remindsAt;
}

/**
 * What a deadline that has passed brings: one step, or a page anew for an acknowledgement that was
 * forgotten. Only the deadline that was seen counts, so that of many who try one wins. A step whose
 * time was over long ago starts now: none is skipped because nobody looked.
 */
export function passDeadline(
  incident: Incident,
  dueAt: number,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (dueAt > circumstances.now || dueAt !== nextDeadline(incident))
    return refused({ kind: 'not-due', id: incident.id });
  if (dueAt === incident.escalatesAt) return stepUp(incident, circumstances);
  const text = `forgotten, acknowledged by ${incident.acknowledgedBy}: pages anew`;
  const payload = pagedAnew(incident.severity, circumstances);
  return changed(incident, circumstances, 'forgotten', text, payload);
}
