import type { Service } from '../http/service.ts';
import type { PrometheusAlert } from './prometheus-source.ts';
import { strange } from './read-answer.ts';
import { readLabels } from './read-labels.ts';

/** The alerts of `/api/v1/alerts`; those of an unknown state are left out. Throws `SourceError`. */
export function readAlerts(service: Service, data: unknown): readonly PrometheusAlert[] {
  const { alerts } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(alerts)) throw strange(service);
  return alerts.flatMap((row) => {
    const alert = readAlert(row);
    if (alert === undefined) throw strange(service);
    return alert ?? [];
  });
}

/** Null: not one to show. Undefined: not an alert at all. */
function readAlert(row: unknown): PrometheusAlert | null | undefined {
  const json = (row ?? {}) as Readonly<Record<string, unknown>>;
  const labels = readLabels(json.labels);
  const annotations = readLabels(json.annotations ?? {});
  const activeAt = typeof json.activeAt === 'string' ? Date.parse(json.activeAt) : Number.NaN;
  if (!labels || !annotations || Number.isNaN(activeAt)) return undefined;
  const { state } = json;
  if (state !== 'firing' && state !== 'pending') return null;
  return { name: labels.alertname ?? '', state, labels, annotations, activeAt };
}
