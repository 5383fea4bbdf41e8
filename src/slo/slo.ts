import type { EventsSli } from '../promql/events.ts';
import type { Calendar } from './calendar.ts';
import type { ReadFrom } from './count-source.ts';
import type { Exclusion } from './exclusion.ts';
import type { TrafficGuard } from './traffic-guard.ts';

/** The window an SLO is judged over: a rolling one, or the period of a calendar so far. */
export type SloWindow = {
  /** Of a rolling window as Prometheus reads it, `30d`; of a calendar's `month (Europe/London)`. */
  readonly label: string;
  /** Length; of a calendar window, that which its unit is taken for to scale alerts. */
  readonly seconds: number;
  /** The calendar it follows; a window without one rolls. */
  readonly calendar?: Calendar;
};

/** Splits an SLO into one for each combination of these labels' values, `most` of them at most. */
export type SloSplit = { readonly labels: readonly string[]; readonly most: number };

/** Which part of a split SLO one is. */
export type SloPart = {
  /** Id of the SLO that was split. */
  readonly of: string;
  readonly values: Readonly<Record<string, string>>;
  /** How many parts are shown, and how many there are. */
  readonly shown: number;
  readonly found: number;
};

/** A service level objective, reduced to the share of events that must be good. */
export type Slo = {
  /** `service/name`, unique in a configuration. */
  readonly id: string;
  readonly service: string;
  readonly name: string;
  /** Share of good events demanded, strictly between 0 and 1. */
  readonly objective: number;
  readonly window: SloWindow;
  readonly sli: EventsSli;
  /** The target as the configuration states it: `99.9%`, `p99 < 200ms`, `< 0.1%`. */
  readonly target: string;
  /** Corrections made to the query while reading it, one line each; empty when it was right as written. */
  readonly corrections: readonly string[];
  /** Id of an earlier SLO over the same counts and objective, or null. */
  readonly sameAs: string | null;
  /** Path of the runbook, or null. */
  readonly runbook: string | null;
  /** Alerts with few events behind them are held back; left out when none are. */
  readonly minEvents?: TrafficGuard;
  /** How it is to be split before it is read; left out when it is one SLO. */
  readonly by?: SloSplit;
  /** `auto` when left out. */
  readonly readFrom?: ReadFrom;
  /** Left out when it is no part of another. */
  readonly part?: SloPart;
  /** Time taken out of its windows; left out when there is none. */
  readonly exclusions?: readonly Exclusion[];
};
