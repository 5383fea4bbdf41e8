import type { Incident } from '../incidents/incident.ts';
import type { SloStatus } from '../slo/status.ts';
import type { Alert } from './alert.ts';
import { rowIds } from './row-ids.ts';
import type { LiveState } from './state.ts';
import type { Pane } from './view.ts';
import { currentScreen } from './view-moves.ts';

/** Id of the row under a pane's cursor; a row that has gone leaves the cursor on the first. */
export function selectedId(state: LiveState, pane: Pane): string | null {
  const ids = rowIds(state, pane);
  const wanted = state.view.cursor[pane];
  return wanted !== null && ids.includes(wanted) ? wanted : (ids[0] ?? null);
}

/** The SLO that is open, or under the cursor of the SLO pane. */
export function selectedSlo(state: LiveState): SloStatus | null {
  const screen = currentScreen(state.view);
  const open = screen.kind === 'slo' || screen.kind === 'why';
  const id = open ? screen.id : selectedId(state, 'slos');
  return state.slos.data?.find(({ slo }) => slo.id === id) ?? null;
}

/** The alert that is open, or under the cursor of the alert pane. */
export function selectedAlert(state: LiveState): Alert | null {
  const screen = currentScreen(state.view);
  const id = screen.kind === 'alert' ? screen.id : selectedId(state, 'alerts');
  return state.alerts.data?.find((alert) => alert.id === id) ?? null;
}

/** What a key acts on: the open screen's subject, else the row under the cursor of the pane in use. */
export type Subject =
  | { readonly kind: 'none' }
  | { readonly kind: 'slo'; readonly slo: SloStatus; readonly incident: Incident | null }
  | { readonly kind: 'incident'; readonly incident: Incident }
  | { readonly kind: 'alert'; readonly alert: Alert };

export function subjectOf(state: LiveState): Subject {
  switch (subjectKind(state)) {
    case 'slo': {
      const slo = selectedSlo(state);
      return slo === null
        ? { kind: 'none' }
        : { kind: 'slo', slo, incident: openIncidentOf(state, slo.slo.id) };
    }
    case 'incident': {
      const incident = selectedIncident(state);
      return incident === null ? { kind: 'none' } : { kind: 'incident', incident };
    }
    case 'alert': {
      const alert = selectedAlert(state);
      return alert === null ? { kind: 'none' } : { kind: 'alert', alert };
    }
    case 'none':
      return { kind: 'none' };
  }
}

/** The incident a key acts on: under the cursor, or linked to the SLO that is. */
export function subjectIncident(state: LiveState): Incident | null {
  const subject = subjectOf(state);
  if (subject.kind === 'incident') return subject.incident;
  return subject.kind === 'slo' ? subject.incident : null;
}

const kindOfPane = {
  slos: 'slo',
  budget: 'slo',
  oncall: 'none',
  incidents: 'incident',
  alerts: 'alert',
} as const satisfies Record<Pane, Subject['kind']>;

function subjectKind({ view }: LiveState): Subject['kind'] {
  const { kind } = currentScreen(view);
  if (kind === 'overview' || kind === 'side') return kindOfPane[view.pane];
  if (kind === 'why') return 'slo';
  return kind === 'oncall' || kind === 'handoff' ? 'none' : kind;
}

function selectedIncident(state: LiveState): Incident | null {
  const screen = currentScreen(state.view);
  const id = screen.kind === 'incident' ? screen.id : selectedId(state, 'incidents');
  const listed = state.incidents.data?.find((incident) => incident.id === id);
  const detail = state.incident.data?.incident;
  const resolved = state.resolved.data?.incidents.find((incident) => incident.id === id);
  return listed ?? (detail?.id === id ? detail : null) ?? resolved ?? null;
}

/** The open incident about an SLO, one nobody has acknowledged first. */
function openIncidentOf(state: LiveState, sloId: string): Incident | null {
  const open = (state.incidents.data ?? []).filter(
    (incident) => incident.slo === sloId && incident.state !== 'resolved',
  );
  return open.find((incident) => incident.state === 'triggered') ?? open[0] ?? null;
}
