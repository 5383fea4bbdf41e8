import { printMetric } from '../promql/print.ts';
import type { Slo } from '../slo/slo.ts';

/** Which count of events a series holds. */
export type CountKind = 'bad' | 'total';

/** Labels that every recorded series of an SLO has, and nothing else. */
export function sloLabels({ service, name, id }: Slo): Readonly<Record<string, string>> {
  return { service, slo: name, slo_id: id };
}

/** `onduty:bad:increase5m`: events within a window. */
export function countName(kind: CountKind, window: string): string {
  return `onduty:${kind}:increase${window}`;
}

/** 1 for a good slice of time, 0 for a bad one, recorded when it ends. */
export const sliceName = 'onduty:slice:good';

/** `onduty:error:ratio1h`: the bad share of a window's events. */
export function ratioName(window: string): string {
  return `onduty:error:ratio${window}`;
}

/** The series of one SLO: `onduty:error:ratio1h{slo_id="checkout/latency"}`. */
export function seriesOf(metric: string, { id }: Slo): string {
  return printMetric(metric, [{ label: 'slo_id', op: '=', value: id }]);
}
