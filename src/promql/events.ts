/** One label matcher of a selector. */
export type Matcher = {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
};

/** A counter whose increase over a window is added (or taken away): one term of an event count. */
export type CounterTerm = {
  readonly sign: 1 | -1;
  readonly metric: string;
  readonly matchers: readonly Matcher[];
};

/**
 * A count of events over a window, as PromQL can answer it.
 * `counters` is a sum of `increase(metric{matchers}[window])`: what can be grouped over many SLOs.
 * `expression` is anything else, with `$window` where the window goes.
 */
export type EventCount =
  | { readonly kind: 'counters'; readonly terms: readonly CounterTerm[] }
  | { readonly kind: 'expression'; readonly template: string };

/** Bad and total events: what every SLO is reduced to. */
export type EventsSli = {
  readonly bad: EventCount;
  readonly total: EventCount;
};
