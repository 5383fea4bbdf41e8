import type { Handoff, Part } from '../../live/handoff/handoff.ts';
import { printableJson } from '../../text/printable-json.ts';
import { eventJson, incidentJson } from '../incident/incident-json.ts';

/**
 * A handoff in a stable shape: times ISO 8601 UTC. A part that could not be read is null, and
 * `problems` says why.
 */
export function handoffJson(handoff: Handoff): string {
  const { at, since, because, primary, next, incidents, events, spending, silences } = handoff;
  const parts = { incidents, events, spending, silences };
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
    problems: Object.fromEntries(problems),
  });
}

function valuesOf<T, Json>(part: Part<readonly T[]>, json: (one: T) => Json) {
  return part.kind === 'unknown' ? null : part.value.map(json);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
