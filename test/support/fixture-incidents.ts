import type { Incident, IncidentEvent } from '../../src/incidents/incident.ts';
import { day, fixtureNow, hour, minute, second } from './fixture-time.ts';
import { anIncident } from './live-state.ts';

/** An incident that an alert declared three minutes ago, and nobody has. */
export function incident(wishes: Partial<Incident> & Pick<Incident, 'id' | 'title'>): Incident {
  return anIncident({
    severity: 'SEV-3',
    declaredAt: fixtureNow - 192 * second,
    declaredBy: 'alertmanager',
    escalatesAt: null,
    ...wishes,
  });
}

export const fixtureIncidents: readonly Incident[] = [
  incident({
    id: 'INC-38',
    title: 'Checkout page blank for Safari users',
    severity: 'SEV-2',
    state: 'resolved',
    declaredAt: fixtureNow - 2 * day,
    acknowledgedAt: fixtureNow - 2 * day + minute,
    acknowledgedBy: 'charlie',
    resolvedAt: fixtureNow - 46 * hour,
    resolvedBy: 'charlie',
    resolution: 'rolled back',
  }),
  incident({
    id: 'INC-40',
    title: 'slow search',
    state: 'acknowledged',
    declaredAt: fixtureNow - 65 * minute,
    acknowledgedAt: fixtureNow - hour,
    acknowledgedBy: 'bob',
  }),
  incident({
    id: 'INC-42',
    title: 'API 5xx',
    severity: 'SEV-1',
    escalatesAt: fixtureNow + 108 * second,
    slo: 'api-service/availability',
    channel: '#inc-42',
  }),
];

/** What happened with INC-42 so far. */
export const fixtureTimeline: readonly IncidentEvent[] = [
  {
    seq: 91,
    incidentId: 'INC-42',
    at: fixtureNow - 192 * second,
    actor: 'alertmanager',
    kind: 'declared',
    text: 'declared SEV-1: API 5xx',
  },
  {
    seq: 92,
    incidentId: 'INC-42',
    at: fixtureNow - 60 * second,
    actor: 'bob',
    kind: 'note',
    text: 'Deploy 4711 went out at 14:26; the errors begin with it. Looking at the connection pool of the payments database before rolling back.',
  },
];
