import { isDeepStrictEqual } from 'node:util';
import type { Incident, IncidentDetail } from '../incidents/incident.ts';
import type { KnownIncidents } from '../offline/last-known.ts';
import type { OnCall } from '../oncall/shift.ts';
import type { StoredOverride } from '../oncall/stored-override.ts';
import type { SloStatus } from '../slo/status.ts';
import type { Alert } from './alert.ts';
import { answered, unanswered } from './health.ts';
import { keepRows, keepSame } from './keep-rows.ts';
import { failed, received, waiting } from './remote.ts';
import type { SchedulePlan } from './schedule-plan.ts';
import type { BurnDown, LiveState, ResolvedList } from './state.ts';

/** The SLOs as Prometheus tells of them now. */
export function slosReceived(state: LiveState, slos: readonly SloStatus[], at: number): LiveState {
  const rows = keepRows(state.slos.data, slos, ({ slo }) => slo.id);
  return answered({ ...state, now: at, slos: received(rows, at) }, 'prometheus', at);
}

/** Long windows read anew: what the short ones say of freshness stays. */
export function longWindowsReceived(state: LiveState, slos: readonly SloStatus[]): LiveState {
  if (state.slos.status !== 'ok') return state;
  const data = keepRows(state.slos.data, slos, ({ slo }) => slo.id);
  return { ...state, slos: { ...state.slos, data } };
}

/** The SLOs could not be read; `slos` are the last known ones, marked as such. */
export function slosFailed(state: LiveState, slos: readonly SloStatus[], error: string): LiveState {
  const data = keepRows(state.slos.data, slos, ({ slo }) => slo.id);
  return unanswered(
    { ...state, slos: { ...failed(state.slos, error), data } },
    'prometheus',
    error,
  );
}

export function alertsReceived(
  state: LiveState,
  alerts: readonly Alert[],
  from: 'prometheus' | 'alertmanager',
  at: number,
): LiveState {
  const rows = keepRows(state.alerts.data, alerts, ({ id }) => id);
  return answered({ ...state, now: at, alerts: received(rows, at) }, from, at);
}

export function incidentsReceived(
  state: LiveState,
  incidents: readonly Incident[],
  at: number,
): LiveState {
  const rows = keepRows(state.incidents.data, incidents, ({ id }) => id);
  return answered({ ...state, now: at, incidents: received(rows, at) }, 'store', at);
}

export function alertsFailed(
  state: LiveState,
  from: 'prometheus' | 'alertmanager',
  error: string,
): LiveState {
  return unanswered({ ...state, alerts: failed(state.alerts, error) }, from, error);
}

/** The store has nothing new: what is shown is as it is at `at`. */
export function incidentsUnchanged(state: LiveState, at: number): LiveState {
  const incidents = { ...state.incidents, at };
  const incident = state.incident.status === 'ok' ? { ...state.incident, at } : state.incident;
  return answered({ ...state, incidents, incident }, 'store', at);
}

export function incidentsFailed(state: LiveState, error: string): LiveState {
  return unanswered({ ...state, incidents: failed(state.incidents, error) }, 'store', error);
}

/** What was open when this machine last heard of it, for want of anything newer. */
export function lastKnownReceived(state: LiveState, { incidents, at }: KnownIncidents): LiveState {
  if (state.incidents.data !== null || state.past !== null) return state;
  return { ...state, incidents: { ...state.incidents, data: incidents, at } };
}

/** One incident as the store's answer to a write holds it, ahead of the next reading of the list. */
export function incidentChanged(state: LiveState, incident: Incident, at: number): LiveState {
  const before = state.incidents.data ?? [];
  const known = before.some(({ id }) => id === incident.id);
  const rows = known
    ? before.map((one) => (one.id === incident.id ? newer(one, incident) : one))
    : [incident, ...before];
  const open = rows.filter((one) => one.state !== 'resolved');
  const resolved = { ...state.resolved, data: withNewer(state.resolved.data, incident) };
  return incidentsReceived({ ...state, resolved }, open, at);
}

/** One of the resolved ones as it is now; the list does not ask for it again. */
function withNewer(list: ResolvedList | null, incident: Incident): ResolvedList | null {
  const replaced = (one: Incident) => (one.id === incident.id ? newer(one, incident) : one);
  return list && { ...list, incidents: list.incidents.map(replaced) };
}

function newer(one: Incident, other: Incident): Incident {
  return one.version > other.version ? one : other;
}

export function incidentReceived(state: LiveState, detail: IncidentDetail, at: number): LiveState {
  const data = keepSame(state.incident.data, detail);
  return { ...state, now: at, incident: received(data, at) };
}

export function burnDownReceived(state: LiveState, burnDown: BurnDown, at: number): LiveState {
  return { ...state, burnDown: received(burnDown, at) };
}

/** The team's overrides as the store tells of them now. */
export function overridesReceived(
  state: LiveState,
  overrides: readonly StoredOverride[],
  at: number,
): LiveState {
  const rows = keepRows(state.overrides.data, overrides, ({ id }) => id);
  return { ...state, overrides: received(rows, at) };
}

/** The last known ones go on counting. */
export function overridesFailed(state: LiveState, error: string): LiveState {
  return { ...state, overrides: failed(state.overrides, error) };
}

/** What calendars say; those that failed say so themselves. */
export function plansReceived(
  state: LiveState,
  plans: readonly SchedulePlan[],
  at: number,
): LiveState {
  return { ...state, plans: received(plans, at) };
}

export function plansFailed(state: LiveState, error: string): LiveState {
  return { ...state, plans: failed(state.plans, error) };
}

/** Nobody knows who is on call, which is not "nobody". */
export function onCallUnknown(state: LiveState, why: string): LiveState {
  return { ...state, onCall: failed(waiting, why) };
}

/** Who is on call now; the same turn as before changes nothing. */
export function onCallReceived(state: LiveState, onCall: OnCall | null): LiveState {
  if (onCall === null) return state;
  const before = state.onCall.data;
  if (
    state.onCall.status === 'ok' &&
    before !== null &&
    isDeepStrictEqual(before, { ...onCall, at: before.at })
  )
    return state;
  return { ...state, onCall: received(onCall, onCall.at) };
}
