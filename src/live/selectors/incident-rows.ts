import type { Incident } from '../../incidents/incident.ts';
import type { LiveState } from '../state.ts';
import { matchesFilter, sorted } from './filter.ts';
import { type IncidentRow, incidentRow } from './incident-row.ts';
import { memoised } from './memoised.ts';
import { reusedRows } from './reused-rows.ts';

/** Incidents as listed: filtered; open ones before resolved ones, the worst of them first. */
export const incidentRows = memoised<readonly IncidentRow[]>(
  ({ incidents, pending, onCall, now, view }) => [
    incidents.data,
    pending,
    onCall.data,
    now,
    view.filter.incidents,
    view.sort.incidents,
  ],
  (state, before) => {
    const { incidents, view } = state;
    const sort = view.sort.incidents ?? { column: 'severity', reversed: false };
    const rows = sorted(incidents.data ?? [], orders[sort.column] ?? bySeverity, {
      reversed: sort.reversed,
      idOf: ({ id }) => id,
    })
      .map((incident) => rowOf(state, incident))
      .filter(({ id, severity, title, status }) =>
        matchesFilter(view.filter.incidents, id, severity, title, status),
      );
    return reusedRows(before, rows);
  },
);

/** An incident as a row, with what is pending on it. */
export function rowOf({ now, onCall, pending }: LiveState, incident: Incident): IncidentRow {
  const pendingVerb = pending.find(({ incidentId }) => incidentId === incident.id)?.verb ?? null;
  return incidentRow(incident, { now, onCall: onCall.data, pendingVerb });
}

type Compare = (a: Incident, b: Incident) => number;

const stateRanks = { triggered: 0, acknowledged: 1, mitigated: 2, resolved: 3 } as const;
const byState: Compare = (a, b) => stateRanks[a.state] - stateRanks[b.state];
const byAge: Compare = (a, b) => b.declaredAt - a.declaredAt;
const openFirst: Compare = (a, b) =>
  Number(a.state === 'resolved') - Number(b.state === 'resolved');
const bySeverity: Compare = (a, b) =>
  openFirst(a, b) || a.severity.localeCompare(b.severity) || byState(a, b) || byAge(a, b);

const orders: Readonly<Record<string, Compare>> = {
  severity: bySeverity,
  age: byAge,
  state: (a, b) => byState(a, b) || byAge(a, b),
};
