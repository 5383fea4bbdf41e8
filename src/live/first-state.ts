import { usualRoles } from '../incidents/role.ts';
import { usualWarRoom } from '../incidents/war-room.ts';
import { firstHealth } from './health.ts';
import { waiting } from './remote.ts';
import type { Health, LiveState, Setup } from './state.ts';
import { firstView } from './view-moves.ts';

export type Beginning = {
  readonly setup: Setup;
  readonly firstScreen: 'overview' | 'side';
  readonly health: readonly Health[];
  readonly now: number;
};

/** Everything still to be read. */
export function firstState({ setup, firstScreen, health, now }: Beginning): LiveState {
  return {
    setup,
    now,
    past: null,
    slos: waiting,
    incidents: waiting,
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
    health,
    storeAheadMs: null,
    cost: { requests: 0, bytes: 0, seconds: 0 },
    filling: null,
    pending: [],
    outbox: { waiting: 0, keptAside: 0 },
    flash: null,
    undo: null,
    paused: false,
    view: firstView(firstScreen),
  };
}

/** What is drawn while the configuration is being read: nothing is known of it yet. */
export function openingState(firstScreen: 'overview' | 'side', now: number): LiveState {
  const configured = { slos: true, schedule: true, prometheus: true };
  const process = {
    roles: usualRoles,
    people: [],
    contacts: {},
    warRoom: usualWarRoom,
  };
  const setup = {
    environment: null,
    user: '',
    timeZones: [],
    refreshSeconds: 15,
    process,
    rota: { schedules: [], timeZones: {} },
    configured,
  };
  return firstState({ setup, firstScreen, now, health: [firstHealth('store', true)] });
}
