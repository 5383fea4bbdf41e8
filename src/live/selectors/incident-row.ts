import { firstClock, type IncidentClock } from '../../incidents/clocks.ts';
import { policyOf, stepAt } from '../../incidents/escalation-level.ts';
import type { Incident } from '../../incidents/incident.ts';
import { ownerOf } from '../../incidents/owner.ts';
import { reachedBy } from '../../incidents/reached.ts';
import { lacksCommander } from '../../incidents/shortfall.ts';
import type { OnCall } from '../../oncall/shift.ts';
import type { Tone } from '../../text/theme.ts';
import { age, countdown } from '../../text/time.ts';
import { incidentStatus, severityTone } from './incident-status.ts';

/** One incident as the list shows it. */
export type IncidentRow = {
  readonly id: string;
  readonly severity: string;
  readonly severityTone: Tone;
  readonly title: string;
  /** `UNACKED 3:12`, `bob, acked 1h ago`, `update 12m late, bob`, `acknowledging…`. */
  readonly status: string;
  readonly statusTone: Tone;
  /** Whom it goes to next and in how long: `→ bob 1:48`; empty when it goes nowhere by itself. */
  readonly next: string;
  readonly open: boolean;
  /** Who leads it, else who acknowledged it; empty when nobody has. */
  readonly owner: string;
  /** Since it was declared. */
  readonly age: string;
  /** One word for its state, or for what is being done to it. */
  readonly word: string;
  /** What is due first: `ack in 1:48`, `update LATE 12m`; empty when nothing is. */
  readonly clock: string;
  readonly clockTone: Tone;
  /** `no commander`, or empty. */
  readonly lacks: string;
  /** Selected, to be acted on together with others. */
  readonly marked: boolean;
  /** As it was before the store stopped answering. */
  readonly isLastKnown: boolean;
};

type Context = {
  readonly now: number;
  /** At the time of its next escalation. */
  readonly onCall: OnCall | null;
  /** What has been asked of the store and not answered yet: `acknowledging`. */
  readonly pendingVerb: string | null;
  readonly marked: boolean;
};

export function incidentRow(incident: Incident, context: Context): IncidentRow {
  const { now, pendingVerb, marked } = context;
  const open = incident.state !== 'resolved';
  return {
    id: incident.id,
    severity: incident.severity,
    severityTone: severityTone(incident),
    title: incident.title,
    open,
    ...(pendingVerb === null ? incidentStatus(incident, now) : asked(pendingVerb)),
    next: nextEscalation(incident, context.onCall, now),
    owner: ownerOf(incident) ?? '',
    age: age(now - incident.declaredAt),
    word: pendingVerb === null ? stateWords[incident.state] : `${pendingVerb}…`,
    ...clockOf(firstClock(incident), now),
    lacks: lacksCommander(incident) ? 'no commander' : '',
    marked,
    isLastKnown: false,
  };
}

/** The same when the store does not answer: dim, and nobody knows what is due or whom it goes to next. */
export function lastKnownRow(row: IncidentRow, isPending: boolean): IncidentRow {
  const statusTone = isPending ? row.statusTone : 'dim';
  return { ...row, severityTone: 'dim', statusTone, next: '', clock: '', isLastKnown: true };
}

function asked(verb: string) {
  return { status: `${verb}…`, statusTone: 'accent' } as const;
}

const stateWords = {
  triggered: 'UNACKED',
  acknowledged: 'acked',
  mitigated: 'mitigated',
  resolved: 'resolved',
} as const;

/** `→ bob 1:48`: who is paged when it stays unacknowledged, and when. */
function nextEscalation(incident: Incident, onCall: OnCall | null, now: number): string {
  if (incident.state !== 'triggered' || incident.escalatesAt === null) return '';
  const left = incident.escalatesAt - now;
  return `→ ${nextNames(incident, onCall)} ${left > 0 ? countdown(left) : 'now'}`;
}

/** `bob`, `bob +1`; `next` where nobody is named. */
function nextNames(incident: Incident, onCall: OnCall | null): string {
  const step = stepAt(policyOf(incident), incident.escalationLevel + 1)?.step;
  const names = reachedBy(step?.who ?? [], onCall).flatMap((one) =>
    one.kind === 'person' ? one.name : [],
  );
  const [first, ...others] = names;
  if (first === undefined) return 'next';
  return others.length === 0 ? first : `${first} +${others.length}`;
}

const clockNames = { acknowledge: 'ack', update: 'update' } as const;

function clockOf(clock: IncidentClock | null, now: number) {
  if (clock === null) return { clock: '', clockTone: 'dim' } as const;
  const { kind, dueAt } = clock;
  const time = kind === 'acknowledge' ? countdown : age;
  const name = clockNames[kind];
  if (dueAt > now) return { clock: `${name} in ${time(dueAt - now)}`, clockTone: 'plain' } as const;
  const clockTone = kind === 'acknowledge' ? 'page' : 'ticket';
  return { clock: `${name} LATE ${time(now - dueAt)}`, clockTone } as const;
}
