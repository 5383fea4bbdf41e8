import type { Incident } from '../../src/incidents/incident.ts';
import { usualRoles } from '../../src/incidents/role.ts';
import { usualWarRoom } from '../../src/incidents/war-room.ts';
import type { Alert } from '../../src/live/alert.ts';
import { received, waiting } from '../../src/live/remote.ts';
import type { LiveState, Process } from '../../src/live/state.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { evaluate } from '../../src/slo/evaluate.ts';
import type { Slo } from '../../src/slo/slo.ts';
import type { SloStatus } from '../../src/slo/status.ts';

/** The usual rules, among four people. */
export const aProcess: Process = {
  roles: [...usualRoles, 'customer-liaison'],
  people: ['alice', 'bob', 'carol', 'charlie'],
  contacts: { bob: 'phone +44 20 7946 0002, slack @bob' },
  warRoom: usualWarRoom,
};

/** A Tuesday, 14:32:07 UTC. */
export const someTime = Date.UTC(2026, 1, 3, 14, 32, 7);

export function anIncident(change: Partial<Incident> = {}): Incident {
  return {
    id: 'INC-1',
    severity: 'SEV-2',
    title: 'API 5xx',
    state: 'triggered',
    declaredAt: someTime - 60_000,
    declaredBy: 'alice',
    triggeredAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    escalationPolicy: null,
    escalationLevel: 0,
    escalatedAt: null,
    escalatedBy: null,
    escalatesAt: someTime + 240_000,
    remindsAt: null,
    slo: null,
    channel: null,
    mitigatedAt: null,
    mitigatedBy: null,
    warRoom: null,
    roles: {},
    updatedAt: null,
    updateDueAt: null,
    mergedInto: null,
    links: [],
    actionItems: [],
    version: 1,
    ...change,
  };
}

export function anAlert(change: Partial<Alert> = {}): Alert {
  return {
    id: 'alert-1',
    name: 'HighLatency',
    state: 'firing',
    severity: 'page',
    service: 'api',
    summary: 'slow',
    runbook: null,
    labels: { alertname: 'HighLatency' },
    since: someTime - 60_000,
    silencedBy: null,
    silencedUntil: null,
    ...change,
  };
}

export function anSlo(service: string): Slo {
  const count = (metric: string) =>
    ({ kind: 'counters', terms: [{ sign: 1, metric, matchers: [] }] }) as const;
  return {
    id: `${service}/availability`,
    service,
    name: 'availability',
    objective: 0.999,
    window: { label: '30d', seconds: 2_592_000 },
    sli: { bad: count('errors_total'), total: count('requests_total') },
    target: '99.9%',
    corrections: [],
    sameAs: null,
    runbook: null,
  };
}

/** An SLO whose windows all have the same share of bad events. */
export function anSloStatus(service: string, badOfThousand = 0): SloStatus {
  const slo = anSlo(service);
  const labels = ['5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d'];
  const counts = new Map(labels.map((label) => [label, { bad: badOfThousand, total: 1_000 }]));
  return evaluate(slo, { at: someTime, counts, coverage: 1 });
}

export function aLiveState(change: Partial<LiveState> = {}): LiveState {
  return {
    setup: {
      environment: null,
      user: 'alice',
      timeZones: [],
      refreshSeconds: 15,
      process: aProcess,
      rota: { schedules: [], timeZones: {} },
      configured: { slos: true, schedule: true, prometheus: true },
    },
    now: someTime,
    slos: waiting,
    incidents: received([], someTime),
    resolved: waiting,
    alerts: waiting,
    overrides: waiting,
    plans: waiting,
    onCall: waiting,
    incident: waiting,
    incidentCosts: waiting,
    burnDown: waiting,
    latency: waiting,
    attribution: waiting,
    handoff: waiting,
    sloIncidents: waiting,
    health: [],
    storeAheadMs: null,
    cost: { requests: 0, bytes: 0, seconds: 0 },
    filling: null,
    pending: [],
    outbox: { waiting: 0, keptAside: 0 },
    flash: null,
    undo: null,
    paused: false,
    past: null,
    view: firstView('overview'),
    ...change,
  };
}
