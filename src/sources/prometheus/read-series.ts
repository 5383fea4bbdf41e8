import type { Service } from '../http/service.ts';
import type { Series } from './prometheus-source.ts';
import { strange } from './read-answer.ts';
import { readLabels } from './read-labels.ts';
import { readValue } from './read-value.ts';

/** The series of a range query. NaN points and native histograms are left out. Throws `SourceError`. */
export function readSeries(service: Service, data: unknown): readonly Series[] {
  const { resultType, result } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (resultType !== 'matrix' || !Array.isArray(result)) throw strange(service);
  return result.map((row) => {
    const { metric, values } = (row ?? {}) as Readonly<Record<string, unknown>>;
    const labels = readLabels(metric);
    if (!labels) throw strange(service);
    return { labels, points: readPoints(service, values) };
  });
}

function readPoints(service: Service, values: unknown): readonly (readonly [number, number])[] {
  // A series that is only native histograms has `histograms` instead.
  if (values === undefined) return [];
  if (!Array.isArray(values)) throw strange(service);
  const points: (readonly [number, number])[] = [];
  for (const pair of values) {
    const value = Array.isArray(pair) ? readValue(pair[1]) : undefined;
    if (value === undefined || typeof pair[0] !== 'number') throw strange(service);
    if (!Number.isNaN(value)) points.push([Math.round(pair[0] * 1000), value]);
  }
  return points;
}
