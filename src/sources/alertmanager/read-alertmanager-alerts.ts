import type { Service } from '../http/service.ts';
import { strange } from '../prometheus/read-answer.ts';
import { readLabels } from '../prometheus/read-labels.ts';
import type { AlertmanagerAlert } from './alertmanager-source.ts';

type Json = Readonly<Record<string, unknown>>;

/** The answer of `/api/v2/alerts`. Its `endsAt` is left out: for a firing alert it is made up. Throws `SourceError`. */
export function readAlertmanagerAlerts(
  service: Service,
  json: unknown,
): readonly AlertmanagerAlert[] {
  if (!Array.isArray(json)) throw strange(service);
  return json.map((row) => {
    const alert = readAlert((row ?? {}) as Json);
    if (!alert) throw strange(service);
    return alert;
  });
}

function readAlert(json: Json): AlertmanagerAlert | null {
  const status = (json.status ?? {}) as Json;
  const labels = readLabels(json.labels);
  const annotations = readLabels(json.annotations ?? {});
  const startsAt = typeof json.startsAt === 'string' ? Date.parse(json.startsAt) : Number.NaN;
  const state = readState(status.state);
  if (!labels || !annotations || !state || Number.isNaN(startsAt)) return null;
  if (typeof json.fingerprint !== 'string') return null;
  const silencedBy = Array.isArray(status.silencedBy) ? status.silencedBy.map(String) : [];
  return { fingerprint: json.fingerprint, state, labels, annotations, startsAt, silencedBy };
}

function readState(json: unknown): AlertmanagerAlert['state'] | null {
  return json === 'active' || json === 'suppressed' || json === 'unprocessed' ? json : null;
}
