import type { EventsSli } from '../promql/events.ts';
import { readSli } from '../promql/interpret.ts';
import { type BucketCount, chooseBucket } from './choose-bucket.ts';
import { type Found, kindOf } from './found.ts';
import type { Outcome, ProposedSli } from './proposal.ts';
import { type Measured, suggestTarget } from './suggest-target.ts';
import { latencyForm } from './written-sli.ts';

const unitSeconds = { seconds: 1, milliseconds: 0.001 } as const;

/** The counts of an SLI as the configuration would write it, read by the rules of any configuration. */
export function eventsOf(form: ProposedSli): EventsSli {
  const reading = readSli({ service: '', serviceLabel: null, windowLabel: '30d', form });
  if (!reading.ok) throw new Error(`a proposed query can't be read: ${reading.message}`);
  return reading.sli;
}

/** Availability of one service. `measured` is null when the server has no answer. */
export function proposeAvailability(
  found: Found,
  service: string,
  form: ProposedSli,
  measured: Measured | null,
): Outcome {
  const target = measured && suggestTarget(measured);
  const about = { service, name: kindOf(found), exporter: found.exporter.id, form };
  if (measured === null || target === null)
    return { kind: 'left-out', ...about, why: withoutTraffic(measured) };
  return { kind: 'proposed', ...about, serviceLabel: found.serviceLabel, measured, target };
}

/** Latency of one service out of its buckets; a bucket that exists becomes the threshold. */
export function proposeLatency(
  found: Found,
  service: string,
  buckets: readonly BucketCount[],
): Outcome {
  const { indicator, serviceLabel } = found;
  const about = { service, name: kindOf(found), exporter: found.exporter.id };
  const total = buckets.find(({ bound }) => bound === Number.POSITIVE_INFINITY)?.count ?? null;
  const unit = indicator.kind === 'latency' ? unitSeconds[indicator.unit] : 1;
  const choice = chooseBucket(buckets, unit);
  const form = choice && latencyForm(found, service, choice.bound);
  if (choice === null || form === null) {
    const idle = total === null || total < 1;
    const why = idle
      ? withoutTraffic(total === null ? null : { bad: 0, total })
      : 'its histogram has no bucket that a threshold can name';
    return { kind: 'left-out', ...about, form: null, why };
  }
  const { measured, target } = choice;
  return { kind: 'proposed', ...about, serviceLabel, form, measured, target };
}

function withoutTraffic(measured: Measured | null): string {
  return measured === null
    ? 'there are no samples to measure in the window'
    : 'no traffic in the window, so nothing says which target it can meet';
}
