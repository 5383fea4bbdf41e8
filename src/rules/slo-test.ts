import type { Matcher } from '../promql/events.ts';
import { printMetric } from '../promql/print.ts';
import type { Slo } from '../slo/slo.ts';
import type { Tier } from '../slo/tiers.ts';
import { alertName } from './alert-rules.ts';
import { windowSeconds } from './duration.ts';
import { type SampleInput, type SampleSeries, sampleSeries } from './sample-series.ts';
import { sloLabels } from './series-name.ts';

const cleanMinutes = 30;
const shortestOutageMinutes = 60;
const fewestPerMinute = 60;

/** What makes an SLO's alerts fire and clear, as promtool reads it, and what must be seen. */
export type SloTest = {
  readonly id: string;
  readonly samples: SampleSeries;
  readonly inputSeries: readonly object[];
  readonly expectations: readonly object[];
};

/** A test of one SLO's alerts at these tiers; a reason in words when it can't be written. */
export function sloTest(slo: Slo, tiers: readonly Tier[]): SloTest | string {
  if (tiers.length === 0) return `${slo.id}: it has no alerts`;
  const samples = sampleSeries(slo.sli);
  if (samples === null) return `${slo.id}: no series that satisfy its query could be made up`;
  const outage = outageMinutes(slo, tiers);
  const severities = [...new Set(tiers.map(({ severity }) => severity))];
  const last = Math.max(...severities.map((severity) => clearMinutes(tiers, severity)));
  return {
    id: slo.id,
    samples,
    inputSeries: inputSeries(samples, outage, last, perMinute(slo)),
    expectations: severities.flatMap((severity) => {
      const after = cleanMinutes + outage + clearMinutes(tiers, severity);
      return [
        expectation(slo, severity, cleanMinutes, false),
        expectation(slo, severity, cleanMinutes + outage, true),
        expectation(slo, severity, after, false),
      ];
    }),
  };
}

/**
 * How long everything must fail for each tier to fire: the share of an outage of D minutes in a
 * window that began clean is at least D / (D + clean). Whole five minutes, with some to spare.
 */
function outageMinutes({ objective }: Slo, tiers: readonly Tier[]): number {
  const share = Math.max(...tiers.map(({ factor }) => factor * (1 - objective)));
  const needed = (cleanMinutes * share) / (1 - share);
  return Math.max(shortestOutageMinutes, Math.ceil(needed / 5) * 5 + 10);
}

/** An alert is over when the longest of its short windows holds nothing of the outage. */
function clearMinutes(tiers: readonly Tier[], severity: Tier['severity']): number {
  const own = tiers.filter((tier) => tier.severity === severity);
  return Math.max(...own.map(({ short }) => Math.ceil(windowSeconds(short) / 300) * 5)) + 10;
}

/** Events enough that no alert is held back: those of half an hour are more than it wants. */
function perMinute({ minEvents }: Slo): number {
  return Math.max(fewestPerMinute, Math.ceil((minEvents?.count ?? 0) / cleanMinutes) * 2);
}

function inputSeries(
  { inputs }: SampleSeries,
  outageMinutes: number,
  afterMinutes: number,
  perMinute: number,
) {
  const phases = [
    { minutes: cleanMinutes, healthy: true },
    { minutes: outageMinutes, healthy: false },
    { minutes: afterMinutes, healthy: true },
  ];
  return inputs.map((input) => {
    const values =
      input.kind === 'gauge' ? levels(input, phases) : counts(input, phases, perMinute);
    return { series: input.text, values: values.join(' ') };
  });
}

type Phase = { readonly minutes: number; readonly healthy: boolean };
type Input<Kind> = SampleInput & { readonly kind: Kind };

function levels({ healthy, failing }: Input<'gauge'>, phases: readonly Phase[]): string[] {
  const steady = phases.map((phase) => {
    return `${phase.healthy ? healthy : failing}+0x${phase.minutes - 1}`;
  });
  return [String(healthy), ...steady];
}

function counts(
  { healthy, failing }: Input<'counter'>,
  phases: readonly Phase[],
  perMinute: number,
): string[] {
  let value = 0;
  const growing = phases.map((phase) => {
    const rate = (phase.healthy ? healthy : failing) ? perMinute : 0;
    const from = value + rate;
    value += rate * phase.minutes;
    return `${from}+${rate}x${phase.minutes - 1}`;
  });
  return ['0', ...growing];
}

function expectation(slo: Slo, severity: Tier['severity'], minutes: number, fires: boolean) {
  const labels = { alertname: alertName, alertstate: 'firing', severity, ...sloLabels(slo) };
  const text = printMetric('ALERTS', Object.entries(labels).map(equals));
  // The parts of a split SLO have labels of their own, which the series made up may or may not name.
  const [expr, seen] =
    slo.by === undefined
      ? [text, text]
      : [`max by (slo_id) (${text})`, printMetric(null, [equals(['slo_id', slo.id])])];
  return {
    expr,
    eval_time: `${minutes}m`,
    exp_samples: fires ? [{ labels: seen, value: 1 }] : [],
  };
}

function equals([label, value]: readonly [string, string]): Matcher {
  return { label, op: '=', value };
}
