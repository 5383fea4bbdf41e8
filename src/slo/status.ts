import type { AlertTimes } from './alert-times.ts';
import type { Budget } from './budget.ts';
import type { BurnWindow } from './burn.ts';
import type { CountSource } from './count-source.ts';
import type { Counts } from './counts.ts';
import type { ExcludedTime } from './excluded-time.ts';
import type { Slo } from './slo.ts';
import type { SloAlert } from './state.ts';
import type { HeldBack } from './traffic-guard.ts';

/** What an SLO is doing, worst first. */
export type SloState = 'page' | 'ticket' | 'recovering' | 'silent-burn' | 'exhausted' | 'ok';

/** What is known about an SLO. Anything but `ok` must look different on screen. */
export type DataState = 'ok' | 'no-traffic' | 'no-data' | 'failed' | 'stale';

/** Everything a screen or the command line says about one SLO at one moment. */
export type SloStatus = {
  readonly slo: Slo;
  readonly state: SloState;
  readonly data: DataState;
  /** Why `data` is not `ok`, in one line, or null. */
  readonly reason: string | null;
  /** When the short windows were last read, ms since the epoch; null before the first answer. */
  readonly at: number | null;
  /** Good share over the SLO's window, 0..1; null when unknown or without events. */
  readonly sli: number | null;
  /** Good share over the shortest window (5m, or a slice's), 0..1; null when unknown or without events. */
  readonly now: number | null;
  /** Events in the SLO's window. */
  readonly counts: Counts;
  readonly budget: Budget;
  /** Burn rate per window, in order from 5m to the SLO's window. */
  readonly burn: readonly BurnWindow[];
  /** The burn alert that holds the state, or null. */
  readonly alert: SloAlert | null;
  /** When that alert began and when it ends; null without an alert, and before its history is read. */
  readonly alertTimes: AlertTimes | null;
  /** The alert that few events keep from being as loud as its burn; left out when there is none. */
  readonly heldBack?: HeldBack;
  /** Share of the SLO's window for which there is data, 0..1; null when unknown. */
  readonly coverage: number | null;
  /** Recordings the numbers were read from; left out when they come from raw data. */
  readonly source?: CountSource;
  /** What the numbers leave out; left out when they leave out nothing. */
  readonly excluded?: ExcludedTime;
};
