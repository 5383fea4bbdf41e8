import type { Incident } from '../incidents/incident.ts';
import { slosOf } from '../incidents/selection.ts';
import type { CostReading } from '../slo/incident-cost.ts';
import { errorLine } from './error-line.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { failed } from './remote.ts';
import { subjectOf } from './selection.ts';
import type { LiveState } from './state.ts';
import { currentScreen } from './view-moves.ts';
import { createWantedReader, type WantedReader } from './wanted-reader.ts';

/** A cost is reckoned over hours: minutes old it is as good as new. */
const everyMs = 300_000;

/** Reads what the open incident has cost each SLO it is about so far. */
export function createCostReader(live: LiveStore, deps: LiveDeps): WantedReader {
  return createWantedReader({
    ...{ live, timers: deps.timers },
    wanted: costKey,
    read: async (state, signal) => {
      const incident = openIncident(state);
      if (incident === null) return { id: '', readings: [] };
      const readings = slosOf(incident).map((id) => readOne(deps, state, { id, incident, signal }));
      return { id: incident.id, readings: await Promise.all(readings) };
    },
    tell: (state, incidentCosts) => {
      // Read again it stays on screen; that of another incident is not shown as this one's.
      if (incidentCosts.status === 'waiting') return state;
      const { error } = incidentCosts;
      const told = error === null ? incidentCosts : failed(state.incidentCosts, error);
      return { ...state, incidentCosts: told };
    },
  });
}

type Asked = { readonly id: string; readonly incident: Incident; readonly signal: AbortSignal };

async function readOne(
  { incidentCost, timers }: LiveDeps,
  { slos }: LiveState,
  { id, incident, signal }: Asked,
): Promise<CostReading> {
  const slo = slos.data?.find((status) => status.slo.id === id)?.slo;
  if (incidentCost === null) return unknown(id, 'no Prometheus is configured');
  if (slo === undefined) return unknown(id, 'no such SLO is configured');
  try {
    const moment = { now: timers.now(), signal };
    return { kind: 'known', cost: await incidentCost(slo, incident, moment) };
  } catch (error) {
    return unknown(id, errorLine(error));
  }
}

function unknown(slo: string, reason: string): CostReading {
  return { kind: 'unknown', slo, reason };
}

/** Null while there is nothing to reckon, or the SLOs have not been read yet. */
function costKey(state: LiveState): string | null {
  const incident = openIncident(state);
  const isReading = state.slos.data === null && state.setup.configured.prometheus;
  if (incident === null || state.past !== null || isReading) return null;
  const ids = slosOf(incident);
  if (ids.length === 0) return null;
  return [incident.id, ...ids, incident.resolvedAt, Math.floor(state.now / everyMs)].join(' ');
}

function openIncident(state: LiveState): Incident | null {
  if (currentScreen(state.view).kind !== 'incident') return null;
  const subject = subjectOf(state);
  return subject.kind === 'incident' ? subject.incident : null;
}
