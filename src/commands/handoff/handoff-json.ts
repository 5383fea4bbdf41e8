import { overdueDays } from '../../incidents/action-item.ts';
import type { Handoff, Part } from '../../live/handoff/handoff.ts';
import { printableJson } from '../../text/printable-json.ts';
import { listedActionJson } from '../incident/action-json.ts';
import { eventJson, incidentJson } from '../incident/incident-json.ts';

/**
 * A handoff in a stable shape: times ISO 8601 UTC. A part that could not be read is null, and
 * `problems` says why.
 */
export function handoffJson(handoff: Handoff): string {
  const { at, since, because, primary, next, today } = handoff;
  const { incidents, events, spending, silences, actions } = handoff;
  const parts = { incidents, events, spending, silences, actions };
  const problems = Object.entries(parts).flatMap(([name, part]) =>
    part.kind === 'unknown' ? [[name, part.reason] as const] : [],
  );
  return printableJson({
    at: iso(at),
    since: iso(since),
    because,
    primary,
    next: next && { primary: next.primary, from: iso(next.from) },
    openIncidents: valuesOf(incidents, incidentJson),
    events: valuesOf(events, (one) => ({ incident: one.incidentId, ...eventJson(one) })),
    budgetSpent: valuesOf(spending, (one) => one),
    lapsingSilences: valuesOf(silences, ({ endsAt, ...one }) => ({ ...one, endsAt: iso(endsAt) })),
    ...actionsJson(actions, today),
    problems: Object.fromEntries(problems),
  });
}

function actionsJson(part: Handoff['actions'], today: string) {
  if (part.kind === 'unknown') return { overdueActionItems: null, dueActionItems: null };
  const isLate = (one: (typeof part.value)[number]) => overdueDays(one.item, today) !== null;
  const json = (one: (typeof part.value)[number]) => listedActionJson(one, today);
  return {
    overdueActionItems: part.value.filter(isLate).map(json),
    dueActionItems: part.value.filter((one) => !isLate(one)).map(json),
  };
}

function valuesOf<T, Json>(part: Part<readonly T[]>, json: (one: T) => Json) {
  return part.kind === 'unknown' ? null : part.value.map(json);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
