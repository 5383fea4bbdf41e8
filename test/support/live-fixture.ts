import { received, waiting } from '../../src/live/remote.ts';
import type { LiveState } from '../../src/live/state.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { fixtureAlerts } from './fixture-alerts.ts';
import { fixtureBurnDown } from './fixture-burn-down.ts';
import { fixtureIncidents, fixtureTimeline, incident } from './fixture-incidents.ts';
import { fixtureOnCall, fixtureRota } from './fixture-on-call.ts';
import { fixtureSlos } from './fixture-slos.ts';
import { fixtureNow } from './fixture-time.ts';
import { aProcess } from './live-state.ts';

/** A whole state like the picture of the design, with one of everything. */
export function liveFixture(change: Partial<LiveState> = {}): LiveState {
  return {
    setup: {
      environment: 'prod',
      user: 'alice',
      timeZones: ['Europe/London', 'America/New_York'],
      refreshSeconds: 15,
      process: aProcess,
      rota: fixtureRota,
      configured: { slos: true, schedule: true, prometheus: true },
    },
    now: fixtureNow,
    past: null,
    slos: received(fixtureSlos, fixtureNow - 300),
    incidents: received(fixtureIncidents, fixtureNow - 800),
    resolved: waiting,
    alerts: received(fixtureAlerts, fixtureNow - 300),
    overrides: received([], fixtureNow),
    plans: waiting,
    onCall: received(fixtureOnCall, fixtureNow),
    incident: received(
      {
        incident: fixtureIncidents[2] ?? incident({ id: 'INC-42', title: 'API 5xx' }),
        events: fixtureTimeline,
      },
      fixtureNow,
    ),
    incidentCosts: waiting,
    burnDown: received(fixtureBurnDown, fixtureNow - 300),
    latency: waiting,
    attribution: waiting,
    handoff: waiting,
    sloIncidents: received(fixtureIncidents.slice(2), fixtureNow - 800),
    health: [
      { name: 'prometheus', status: 'ok', at: fixtureNow - 300, error: null },
      { name: 'alertmanager', status: 'ok', at: fixtureNow - 300, error: null },
      { name: 'store', status: 'ok', at: fixtureNow - 800, error: null },
    ],
    storeAheadMs: null,
    cost: { requests: 9, bytes: 18_000, seconds: 0.34 },
    filling: null,
    pending: [],
    outbox: { waiting: 0, keptAside: 0 },
    flash: null,
    undo: null,
    paused: false,
    view: firstView('overview'),
    ...change,
  };
}
