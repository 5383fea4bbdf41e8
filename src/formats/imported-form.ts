import { parseDuration } from '../config/duration.ts';
import type { SliForm } from '../promql/sli-input.ts';
import { type ImportedSli, sliceOperators } from './imported-slo.ts';

/** An imported SLI as the configuration writes it. */
export function sliData(sli: ImportedSli): Readonly<Record<string, unknown>> {
  switch (sli.kind) {
    case 'events':
      return { [sli.part]: sli.query, total: sli.total };
    case 'latency': {
      const { histogram, threshold, native } = sli;
      return { latency: histogram, threshold, ...(native && { histogram: 'native' }) };
    }
    case 'slices': {
      const { query, op, value, every } = sli;
      return { slices: { query, op, value, every } };
    }
    default:
      return { [sli.kind]: sli.query };
  }
}

/** An imported SLI as the PromQL room reads it. */
export function importedForm(sli: ImportedSli): SliForm {
  switch (sli.kind) {
    case 'events':
      return { kind: 'events', [sli.part]: sli.query, total: sli.total };
    case 'latency':
      return {
        kind: 'latency',
        metric: sli.histogram,
        thresholdSeconds: secondsOf(sli.threshold),
        histogram: sli.native ? 'native' : 'classic',
      };
    case 'slices': {
      const every = { label: sli.every, seconds: secondsOf(sli.every) };
      const { query, op, value } = sli;
      return { kind: 'slices', query, op: sliceOperators[op], limit: value, every };
    }
    case 'ratio':
      return { kind: 'share', query: sli.query, share: 'bad', outOf: 1 };
    case 'gauge':
      return sli;
  }
}

function secondsOf(text: string): number {
  const reading = parseDuration(text);
  return reading.ok ? reading.value : 0;
}
