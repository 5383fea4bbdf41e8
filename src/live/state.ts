import type { Incident, IncidentDetail } from '../incidents/incident.ts';
import type { Schedule } from '../oncall/schedule.ts';
import type { OnCall } from '../oncall/shift.ts';
import type { StoredOverride } from '../oncall/stored-override.ts';
import type { CostReading } from '../slo/incident-cost.ts';
import type { SloStatus } from '../slo/status.ts';
import type { Tile } from '../slo/tile.ts';
import type { Cost } from '../sources/prometheus/prometheus-source.ts';
import type { Alert } from './alert.ts';
import type { SloAttribution } from './attribution.ts';
import type { FillProgress } from './filling.ts';
import type { Handoff } from './handoff/handoff.ts';
import type { LatencyHistory } from './latency-history.ts';
import type { Remote } from './remote.ts';
import type { SchedulePlan } from './schedule-plan.ts';
import type { View } from './view.ts';

/** A write on its way to the store: shown as pending until the store has answered. */
export type Pending = {
  /** Or `override`, of a change of the rotation. */
  readonly incidentId: string;
  /** `acknowledging`, `escalating`, … */
  readonly verb: string;
};

/** The person's own last change, while it can be taken back. */
export type Undoable = {
  /** Each incident changed and the version that left. */
  readonly changes: readonly { readonly id: string; readonly version: number }[];
  /** ms since the epoch. */
  readonly until: number;
};

/** The last thing that was said to the person, in the footer. */
export type Flash = {
  readonly tone: 'good' | 'bad' | 'plain';
  readonly text: string;
  /** ms since the epoch; it goes by itself at that time. */
  readonly until: number;
};

/** What the charts of an SLO are drawn from. */
export type BurnDown = {
  readonly sloId: string;
  /** `[ms since the epoch, share of budget left]`, oldest first; null where nothing is known. */
  readonly points: readonly (readonly [number, number | null])[];
  /** Bad and total events of equal steps of the window, oldest first. */
  readonly tiles: readonly Tile[];
  readonly tileSeconds: number;
};

/** A moment of the past that is shown instead of now. */
export type Past = {
  /** ms since the epoch. */
  readonly at: number;
  /** While it is being read, the screen still holds the moment before. */
  readonly status: 'reading' | 'read';
};

/** How a source or the store is doing, for the header. */
export type Health = {
  readonly name: 'prometheus' | 'alertmanager' | 'store';
  readonly status: 'waiting' | 'ok' | 'failed' | 'off';
  /** When it last answered, ms since the epoch. */
  readonly at: number | null;
  readonly error: string | null;
};

/** What was written while the store did not answer. */
export type OutboxCount = {
  /** To be sent when it does. */
  readonly waiting: number;
  /** What it would not take. */
  readonly keptAside: number;
};

/** What one incident has cost so far. */
export type IncidentCosts = {
  readonly id: string;
  readonly readings: readonly CostReading[];
};

/** Resolved incidents, newest first, as far as the list has asked for them. */
export type ResolvedList = {
  readonly incidents: readonly Incident[];
  /** How many come after these. */
  readonly rest: number;
  /** How many were asked for at least; infinity for all. */
  readonly asked: number;
  /** What was open then, as a text. */
  readonly openIds: string;
};

/** How the team runs its incidents, and with whom. */
export type Process = {
  /** Every role that can be given. */
  readonly roles: readonly string[];
  /** Names of those who may get one. */
  readonly people: readonly string[];
  /** How to reach them: `{"bob": "phone +44 …, slack @bob"}`. */
  readonly contacts: Readonly<Record<string, string>>;
  /** How a war room's place is made. */
  readonly warRoom: string;
};

/** Who is on call by the configuration, without the overrides the team keeps in the store. */
export type Rota = {
  readonly schedules: readonly Schedule[];
  /** Where people live, of those who say so: `{"alice": "Europe/London"}`. */
  readonly timeZones: Readonly<Record<string, string>>;
};

/** What cannot change while the dashboard runs. */
export type Setup = {
  readonly environment: string | null;
  readonly user: string;
  readonly timeZones: readonly string[];
  readonly refreshSeconds: number;
  readonly process: Process;
  readonly rota: Rota;
  /** Said on an empty screen: how to go on without SLOs, without a schedule. */
  readonly configured: {
    readonly slos: boolean;
    readonly schedule: boolean;
    readonly prometheus: boolean;
  };
};

export type LiveState = {
  readonly setup: Setup;
  /** The shared clock, ms since the epoch: ticks by the second while something on screen counts, else by the minute. */
  readonly now: number;
  /** Null when the screen shows what is; else `now` stands still at its moment. */
  readonly past: Past | null;
  readonly slos: Remote<readonly SloStatus[]>;
  /** The open ones. */
  readonly incidents: Remote<readonly Incident[]>;
  /** Resolved ones, while the list shows them. */
  readonly resolved: Remote<ResolvedList>;
  readonly alerts: Remote<readonly Alert[]>;
  /** All the team ever made, those taken back too. */
  readonly overrides: Remote<readonly StoredOverride[]>;
  /** What calendars say of the schedules that are kept in one. */
  readonly plans: Remote<readonly SchedulePlan[]>;
  /** By the first schedule; incidents page by it. */
  readonly onCall: Remote<OnCall>;
  /** The incident that is open on screen, with its timeline. */
  readonly incident: Remote<IncidentDetail>;
  /** What the open incident has cost each SLO it is about. */
  readonly incidentCosts: Remote<IncidentCosts>;
  /** What is to be handed over, while that is on screen; null within when it can't be told. */
  readonly handoff: Remote<Handoff | null>;
  /** The burn-down of the SLO that is open or under the cursor. */
  readonly burnDown: Remote<BurnDown>;
  /** How long requests took, of the open SLO; null within when it has no histogram. */
  readonly latency: Remote<LatencyHistory | null>;
  /** What the bad events of the open SLO have in common; null within when that can't be told. */
  readonly attribution: Remote<SloAttribution | null>;
  /** Incidents about the open SLO, resolved ones too. */
  readonly sloIncidents: Remote<readonly Incident[]>;
  readonly health: readonly Health[];
  /** How far the store's clock is ahead of this machine's; null while they agree within two seconds. */
  readonly storeAheadMs: number | null;
  readonly cost: Cost;
  /** How far the first reading of the long windows is; null when there is none under way. */
  readonly filling: FillProgress | null;
  readonly pending: readonly Pending[];
  readonly outbox: OutboxCount;
  readonly flash: Flash | null;
  readonly undo: Undoable | null;
  readonly paused: boolean;
  readonly view: View;
};
