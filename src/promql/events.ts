/** One label matcher of a selector. */
export type Matcher = {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
};

/**
 * How a series becomes a count over a window. `increase` is for counters; `sum_over_time` for series
 * that are counts already (recorded increases, gauges of 0 and 1); `count_over_time` counts samples.
 */
export type CountFunction = 'increase' | 'sum_over_time' | 'count_over_time';

/** A series whose count over a window is added (or taken away): one term of an event count. */
export type CounterTerm = {
  readonly sign: 1 | -1;
  readonly metric: string;
  readonly matchers: readonly Matcher[];
  /** `increase` when left out. */
  readonly over?: CountFunction;
};

/** The function a term's series are counted with. */
export function countFunction({ over }: Pick<CounterTerm, 'over'>): CountFunction {
  return over ?? 'increase';
}

/**
 * A count of events over a window, as PromQL can answer it.
 * `counters` is a sum of `increase(metric{matchers}[window])`: what can be grouped over many SLOs.
 * `expression` is anything else, with `$window` where the window goes.
 */
export type EventCount =
  | { readonly kind: 'counters'; readonly terms: readonly CounterTerm[] }
  | { readonly kind: 'expression'; readonly template: string };

/** What an SLI counts: requests and the like, samples of a gauge, slices of time, seconds of time. */
export type CountUnit = 'events' | 'samples' | 'slices' | 'seconds';

/** Bad and total events: what every SLO is reduced to. */
export type EventsSli = {
  readonly bad: EventCount;
  readonly total: EventCount;
  /** `events` when left out. */
  readonly unit?: CountUnit;
  /** Present when slices of time are judged. */
  readonly slices?: Slices;
};

/** Time cut into slices, each of them good or not. */
export type Slices = {
  readonly seconds: number;
  /** The same as Prometheus reads it: `5m`. */
  readonly label: string;
  /** PromQL that is 1 at the end of a good slice, 0 after a bad one, and nothing after one not measured. */
  readonly verdict: string;
};

/** What an SLI's counts are counts of. */
export function unitOf({ unit }: EventsSli): CountUnit {
  return unit ?? 'events';
}
