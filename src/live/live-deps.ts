import type { Incident } from '../incidents/incident.ts';
import type { KnownIncidents } from '../offline/last-known.ts';
import type { Sent } from '../offline/outbox-sender.ts';
import type { IncidentCost } from '../slo/incident-cost.ts';
import type { Slo } from '../slo/slo.ts';
import type { SloStatus } from '../slo/status.ts';
import type { Timers } from '../sources/poll-timer.ts';
import type { Cost } from '../sources/prometheus/prometheus-source.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import type { OverrideStore } from '../store/overrides/override-store.ts';
import type { Draft, Edited } from '../terminal/editor.ts';
import type { AlertFeed } from './alert-feed.ts';
import type { AttributionWindow, SloAttribution } from './attribution.ts';
import type { Handoff } from './handoff/handoff.ts';
import type { LatencyHistory } from './latency-history.ts';
import type { SchedulePlan } from './schedule-plan.ts';
import type { SloFeed } from './slo-feed.ts';
import type { OutboxCount, Setup } from './state.ts';

/** What keys may do to the terminal and the desktop. */
export type Effects = {
  /** Throws with one line when it can't be opened. */
  openUrl(url: string): Promise<void>;
  /** False when the text is too long for the terminal's clipboard. */
  copy(text: string): boolean;
  edit(draft: Draft): Promise<Edited>;
  redraw(): void;
  suspend(): void;
  quit(): void;
};

/** Which bad events are to be explained. */
export type AttributionOver = { readonly window: AttributionWindow; readonly at: number | null };

/** What was at one moment; null without a Prometheus. */
export type PastSources = {
  readonly slos: SloFeed | null;
  readonly alerts: AlertFeed | null;
};

/** What this machine keeps for a store that does not answer. */
export type KeptHere = {
  /** The open incidents as last heard of, or null. */
  lastKnown(): Promise<KnownIncidents | null>;
  count(): Promise<OutboxCount>;
  /** Sends what waits. Throws `StoreAwayError` when the store does not answer. */
  send(): Promise<void>;
  /** Calls it with what becomes of each entry of the outbox. */
  tell(onSent: (sent: Sent) => void): void;
};

/** Everything the live part reads from and acts on. */
export type LiveDeps = {
  readonly setup: Setup;
  readonly firstScreen: 'overview' | 'side';
  /** Null without a Prometheus. */
  readonly slos: SloFeed | null;
  readonly alerts: AlertFeed | null;
  /** How long requests took up to a moment; null without a Prometheus. */
  readonly latency:
    | ((slo: Slo, at: number, signal: AbortSignal) => Promise<LatencyHistory | null>)
    | null;
  /** What an incident has cost an SLO's budget; null without a Prometheus. Throws `SourceError`. */
  readonly incidentCost:
    | ((
        slo: Slo,
        incident: Incident,
        moment: { readonly now: number; readonly signal: AbortSignal },
      ) => Promise<IncidentCost>)
    | null;
  /** What bad events have in common, now when the moment is null; null without a Prometheus. */
  readonly attribution:
    | ((slo: Slo, over: AttributionOver, signal: AbortSignal) => Promise<SloAttribution | null>)
    | null;
  /** What is to be handed over at a moment, with the SLOs as they are; null before they are read. */
  readonly handoff:
    | ((at: number, slos: readonly SloStatus[] | null, signal: AbortSignal) => Promise<Handoff>)
    | null;
  /** The sources as of a moment, ms since the epoch. */
  readonly past: (at: number) => PastSources;
  /** The moment to begin at instead of now. */
  readonly startAt?: number;
  /** Opens the incident store, or gives the open one. Throws `StoreError`; asked again, it tries again. */
  readonly incidents: () => Promise<IncidentStore>;
  readonly kept: KeptHere;
  /** Opens the team's overrides of the rotation, as `incidents` does its incidents. */
  readonly overrides: () => Promise<OverrideStore>;
  /** What calendars say around a moment (ms since the epoch) of who is on call; null without any. */
  readonly plans: ((at: number, signal: AbortSignal) => Promise<readonly SchedulePlan[]>) | null;
  readonly cost: () => Cost;
  /** Where a browser finds what is on screen. */
  readonly links: { readonly prometheus: string | null; readonly alertmanager: string | null };
  readonly timers: Timers;
  readonly effects: Effects;
};
