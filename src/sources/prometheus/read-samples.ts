import { serverText } from '../http/server-text.ts';
import type { Service } from '../http/service.ts';
import { SourceError } from '../source-error.ts';
import type { Sample } from './prometheus-source.ts';
import { strange } from './read-answer.ts';
import { readLabels } from './read-labels.ts';
import { readValue } from './read-value.ts';

/**
 * The rows of an instant query; a scalar is one row without labels. Rows that are native histograms
 * are left out: they have no single value. Throws `SourceError` for a range or a text.
 */
export function readSamples(service: Service, data: unknown): readonly Sample[] {
  const { resultType, result } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (resultType === 'scalar') return [readSample(service, { metric: {}, value: result })];
  if (!Array.isArray(result)) throw strange(service);
  if (resultType !== 'vector') throw wrongType(service, resultType);
  const samples: Sample[] = [];
  for (const row of result) {
    if (isHistogram(row)) continue;
    samples.push(readSample(service, row));
  }
  return samples;
}

function readSample(service: Service, row: unknown): Sample {
  const { metric, value } = (row ?? {}) as Readonly<Record<string, unknown>>;
  const labels = readLabels(metric);
  if (!labels || !Array.isArray(value) || typeof value[0] !== 'number') throw strange(service);
  const number = readValue(value[1]);
  if (number === undefined) throw strange(service);
  return { labels, value: Number.isNaN(number) ? null : number, at: Math.round(value[0] * 1000) };
}

function isHistogram(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'histogram' in row && !('value' in row);
}

function wrongType(service: Service, resultType: unknown): SourceError {
  const type = serverText(String(resultType));
  return new SourceError(
    'bad-query',
    `${service.title} at ${service.url} answered with a ${type}: the query has to yield one number a series`,
  );
}
