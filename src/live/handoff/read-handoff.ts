import { addDays, type CalendarDate } from '../../incidents/due-date.ts';
import type { IncidentEvent, IncidentEventKind, IncidentState } from '../../incidents/incident.ts';
import { tookBack } from '../../incidents/undo.ts';
import { onCallAt } from '../../oncall/on-call.ts';
import { isKnownAt } from '../../oncall/plan.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import { shiftStart } from '../../oncall/shift-start.ts';
import type { SloStatus } from '../../slo/status.ts';
import type { AlertmanagerSource } from '../../sources/alertmanager/alertmanager-source.ts';
import type { PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';
import type { IncidentStore } from '../../store/incident-store.ts';
import { isoDate } from '../../text/time.ts';
import { errorLine } from '../error-line.ts';
import type { Handoff, Part } from './handoff.ts';
import { readLapsingSilences } from './lapsing-silences.ts';
import { readShiftSpending } from './shift-spending.ts';

/** Where a handoff is read from; null is not configured. */
export type HandoffSources = {
  readonly store: () => Promise<IncidentStore>;
  readonly schedule: Schedule | null;
  readonly prometheus: PrometheusSource | null;
  /** The SLOs as they are now. */
  readonly statuses: () => Promise<readonly SloStatus[]>;
  readonly alertmanager: AlertmanagerSource | null;
};

const dayMs = 86_400_000;
const open: readonly IncidentState[] = ['triggered', 'acknowledged', 'mitigated'];
const notable: readonly IncidentEventKind[] = [
  ...(['declared', 'escalated', 'severity', 'mitigated'] as const),
  ...(['resolved', 'reopened', 'fired-again', 'merged'] as const),
  'unacknowledged',
];

/** Reads what is to be handed over at `at`; `asked` is since when, or null for the present shift. What can't be read says why. */
export async function readHandoff(
  sources: HandoffSources,
  { at, asked, signal }: { at: number; asked: number | null; signal: AbortSignal },
): Promise<Handoff> {
  const { prometheus, alertmanager, statuses } = sources;
  const schedule = sources.schedule && isKnownAt(sources.schedule, at) ? sources.schedule : null;
  const start = startOf(schedule, at, asked);
  const onCall = schedule && onCallAt(schedule, at);
  const store = sources.store();
  const timeZone = sources.schedule?.timeZone ?? null;
  const today = isoDate(at, timeZone ?? 'UTC');
  const [incidents, events, spending, silences, actions] = await Promise.all([
    part(async () => (await store).list({ states: open })),
    part(async () => (await store).eventsSince(start.since, [...notable, 'undone']).then(told)),
    prometheus === null
      ? unread('no Prometheus is named')
      : part(async () => {
          const stretch = { from: start.since, to: at };
          return readShiftSpending(prometheus, await statuses(), stretch, signal);
        }),
    alertmanager === null
      ? unread('no Alertmanager is named')
      : part(() => readLapsingSilences(alertmanager, at, signal)),
    part(async () => (await store).actionItems({ dueBefore: afterAWeek(today) })),
  ]);
  return {
    ...{ at, ...start },
    primary: onCall?.primary ?? null,
    next: onCall?.next ?? null,
    ...{ timeZone, today },
    ...{ incidents, events, spending, silences, actions },
  };
}

/** What is due on the same day of the next week is among it. */
function afterAWeek(today: CalendarDate): CalendarDate | null {
  return addDays(today, 8);
}

function startOf(schedule: Schedule | null, at: number, asked: number | null) {
  if (asked !== null) return { since: asked, because: 'asked' } as const;
  const since = schedule && shiftStart(schedule, at);
  if (since !== null) return { since, because: 'shift' } as const;
  return { since: at - dayMs, because: 'day' } as const;
}

/** Without what was taken back of them, notable events would stand there as if they held. */
function told(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  const takenBack = new Set(notable.map(tookBack));
  return events.filter(({ kind, text }) => kind !== 'undone' || takenBack.has(text));
}

function unread(reason: string): Part<never> {
  return { kind: 'unknown', reason };
}

async function part<T>(read: () => Promise<T>): Promise<Part<T>> {
  try {
    return { kind: 'known', value: await read() };
  } catch (error) {
    return unread(errorLine(error));
  }
}
