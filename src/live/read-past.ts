import { detailAsOf, incidentAsOf } from '../incidents/as-of.ts';
import type { IncidentDetail } from '../incidents/incident.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import { errorLine } from './error-line.ts';
import type { LiveDeps, PastSources } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import {
  alertsFailed,
  alertsReceived,
  incidentsFailed,
  incidentsReceived,
  longWindowsReceived,
  overridesFailed,
  overridesReceived,
  plansFailed,
  plansReceived,
  slosFailed,
  slosReceived,
} from './receive.ts';
import { waiting } from './remote.ts';
import type { LiveState } from './state.ts';
import { withOnCall } from './with-on-call.ts';

export type PastReading = {
  readonly deps: LiveDeps;
  readonly sources: PastSources;
  readonly at: number;
  readonly signal: AbortSignal;
  readonly change: LiveStore['change'];
};

/** Reads everything as of one moment. What can't be read is shown as failed, never as it was at another moment. */
export async function readPast(reading: PastReading): Promise<void> {
  const { signal, change } = reading;
  const tell = (reducer: (state: LiveState) => LiveState): void => {
    if (!signal.aborted) change(reducer);
  };
  const one = { ...reading, change: tell };
  await Promise.all([
    readSlos(one),
    readAlerts(one),
    readIncidents(one),
    readOverrides(one),
    readPlans(one),
  ]);
}

async function readSlos({ sources: { slos }, at, signal, change, deps }: PastReading) {
  if (slos === null) return;
  try {
    const fast = await slos.readFast(signal);
    change((state) => slosReceived(state, fast, at));
    const all = await slos.readSlow(signal);
    change((state) => ({ ...longWindowsReceived(state, all), cost: deps.cost() }));
  } catch (error) {
    const reason = errorLine(error);
    change((state) => slosFailed(state, slos.afterFailure(reason), reason));
  }
}

async function readAlerts({ sources: { alerts }, at, signal, change }: PastReading) {
  if (alerts === null) return;
  try {
    const firing = await alerts.read(signal);
    change((state) => alertsReceived(state, firing, alerts.source, at));
  } catch (error) {
    change((state) => alertsFailed({ ...state, alerts: waiting }, alerts.source, errorLine(error)));
  }
}

async function readIncidents({ deps, at, change }: PastReading) {
  try {
    const all = await (await deps.incidents()).list({ until: at + 1 });
    const open = all.map((one) => incidentAsOf(one, at)).filter((one) => one !== null);
    change((state) => incidentsReceived(state, open, at));
  } catch (error) {
    change((state) => incidentsFailed({ ...state, incidents: waiting }, errorLine(error)));
  }
}

/** All there ever were: the moment picks those that counted then. */
async function readOverrides({ deps, change }: PastReading) {
  if (deps.setup.rota.schedules.length === 0) return;
  try {
    const all = await (await deps.overrides()).all();
    change((state) => withOnCall(overridesReceived(state, all, deps.timers.now())));
  } catch (error) {
    change((state) => overridesFailed(state, errorLine(error)));
  }
}

/** What calendars say of that time now: what they said then nobody knows. */
async function readPlans({ deps, at, signal, change }: PastReading) {
  if (deps.plans === null) return;
  try {
    const plans = await deps.plans(at, signal);
    change((state) => withOnCall(plansReceived(state, plans, deps.timers.now())));
  } catch (error) {
    change((state) => withOnCall(plansFailed(state, errorLine(error))));
  }
}

/** An incident with its timeline, as of the moment shown; null when it was not open then. */
export async function showIncident(
  store: IncidentStore,
  id: string,
  { past }: LiveState,
): Promise<IncidentDetail | null> {
  const detail = await store.show(id);
  return detail === null || past === null ? detail : detailAsOf(detail, past.at);
}
