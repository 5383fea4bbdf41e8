import type { Matcher } from '../promql/events.ts';
import { printMetric } from '../promql/print.ts';

/** A label that tells how a request ended, and a regular expression of the values that are failures. */
export type StatusLabel = { readonly label: string; readonly bad: string };

/** A metric an SLO can be made of. A histogram is named without `_bucket`. */
export type Indicator =
  | {
      readonly kind: 'requests';
      readonly metric: string;
      /** Tried in this order: the first that the series have. */
      readonly statuses: readonly StatusLabel[];
    }
  | {
      readonly kind: 'latency';
      readonly histogram: string;
      readonly unit: 'seconds' | 'milliseconds';
    }
  | { readonly kind: 'probe'; readonly metric: string };

/** A program or library that exposes requests by names of its own. */
export type Exporter = {
  readonly id: string;
  /** Matchers every query needs, so that no request is counted twice. */
  readonly fixed: readonly Matcher[];
  /** Labels that may name the service, the best first. */
  readonly serviceLabels: readonly string[];
  /** The first metric that has a service speaks for it. */
  readonly indicators: readonly Indicator[];
};

/** The metric whose series show that an indicator is there. */
export function markerMetric(indicator: Indicator): string {
  return indicator.kind === 'latency' ? `${indicator.histogram}_bucket` : indicator.metric;
}

/** The counter that counts every event of an indicator. */
export function totalMetric(indicator: Indicator): string {
  return indicator.kind === 'latency' ? `${indicator.histogram}_count` : indicator.metric;
}

/** One request for which of all known metrics are there: a row for each name. */
export function presenceQuestion(exporters: readonly Exporter[]): string {
  const known = exporters.flatMap(({ indicators }) => indicators.map(markerMetric));
  const names = [...new Set(known)].sort();
  return `count by (__name__) ({__name__=~"${names.join('|')}"})`;
}

/** How an indicator's series are labelled: a row for each set of labels, its value how many series. */
export function labelsQuestion({ fixed, serviceLabels }: Exporter, indicator: Indicator): string {
  const statuses =
    indicator.kind === 'requests' ? indicator.statuses.map(({ label }) => label) : [];
  const labels = [...serviceLabels, ...statuses].join(', ');
  return `count by (${labels}) (${printMetric(totalMetric(indicator), fixed)})`;
}
