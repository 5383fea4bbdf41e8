import type { Incident } from '../../incidents/incident.ts';
import type { OnCall } from '../../oncall/schedule.ts';
import type { Tone } from '../../text/theme.ts';
import { age, countdown } from '../../text/time.ts';

/** One incident as the list shows it. */
export type IncidentRow = {
  readonly id: string;
  readonly severity: string;
  readonly severityTone: Tone;
  readonly title: string;
  /** `UNACKED 3:12`, `bob, acked 1h ago`, `acknowledging…`. */
  readonly status: string;
  readonly statusTone: Tone;
  /** Whom it goes to next and in how long: `→ bob 1:48`; empty when it goes nowhere by itself. */
  readonly next: string;
  readonly open: boolean;
};

const severityTones: Readonly<Record<Incident['severity'], Tone>> = {
  'SEV-1': 'page',
  'SEV-2': 'ticket',
  'SEV-3': 'accent',
  'SEV-4': 'dim',
};

/** `pendingVerb` is what has been asked of the store and not answered yet: `acknowledging`. */
export function incidentRow(
  incident: Incident,
  context: {
    readonly now: number;
    readonly onCall: OnCall | null;
    readonly pendingVerb: string | null;
  },
): IncidentRow {
  const open = incident.state !== 'resolved';
  return {
    id: incident.id,
    severity: incident.severity,
    severityTone: open ? severityTones[incident.severity] : 'dim',
    title: incident.title,
    open,
    ...statusOf(incident, context.now, context.pendingVerb),
    next: nextEscalation(incident, context.onCall, context.now),
  };
}

function statusOf(
  incident: Incident,
  now: number,
  pendingVerb: string | null,
): { readonly status: string; readonly statusTone: Tone } {
  if (pendingVerb !== null) return { status: `${pendingVerb}…`, statusTone: 'accent' };
  const ago = (at: number | null) => (at === null ? '' : ` ${age(now - at)} ago`);
  switch (incident.state) {
    case 'triggered':
      return { status: `UNACKED ${countdown(now - incident.declaredAt)}`, statusTone: 'page' };
    case 'acknowledged':
      return {
        status: `${incident.acknowledgedBy ?? 'acked'}, acked${ago(incident.acknowledgedAt)}`,
        statusTone: 'plain',
      };
    case 'mitigated':
      return { status: `mitigated, ${incident.acknowledgedBy ?? 'nobody'}`, statusTone: 'ok' };
    case 'resolved':
      return { status: `resolved${ago(incident.resolvedAt)}`, statusTone: 'dim' };
  }
}

/** `→ bob 1:48`: who is paged when it stays unacknowledged, and when. */
function nextEscalation(incident: Incident, onCall: OnCall | null, now: number): string {
  if (incident.state !== 'triggered' || incident.escalatesAt === null) return '';
  const who = incident.escalationLevel === 0 ? onCall?.secondary : onCall?.escalation;
  const left = incident.escalatesAt - now;
  return `→ ${who ?? 'next'} ${left > 0 ? countdown(left) : 'now'}`;
}
