import type {
  AlertmanagerAlert,
  AlertmanagerSource,
  Silence,
} from '../sources/alertmanager/alertmanager-source.ts';
import type { PrometheusAlert, PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import type { Alert } from './alert.ts';

/** Where alerts come from. Reading throws `SourceError`. */
export type AlertFeed = {
  readonly source: 'prometheus' | 'alertmanager';
  read(signal: AbortSignal): Promise<readonly Alert[]>;
};

/** Alertmanager's alerts, each with who silenced it and until when. */
export function alertmanagerFeed(alertmanager: AlertmanagerSource): AlertFeed {
  return {
    source: 'alertmanager',
    read: async (signal) => {
      const [alerts, silences] = await Promise.all([
        alertmanager.alerts(signal),
        alertmanager.silences(signal),
      ]);
      const byId = new Map(silences.map((silence) => [silence.id, silence]));
      return alerts.map((alert) => fromAlertmanager(alert, byId));
    },
  };
}

/** Prometheus's own alerts, where there is no Alertmanager; nothing is known of silences. */
export function prometheusAlertFeed(prometheus: PrometheusSource): AlertFeed {
  return {
    source: 'prometheus',
    read: async (signal) => (await prometheus.alerts({ signal })).map(fromPrometheus),
  };
}

function fromAlertmanager(
  { fingerprint, state, labels, annotations, startsAt, silencedBy }: AlertmanagerAlert,
  silences: ReadonlyMap<string, Silence>,
): Alert {
  const longest = silencedBy
    .map((id) => silences.get(id))
    .filter((silence) => silence !== undefined)
    .toSorted((a, b) => b.endsAt - a.endsAt)[0];
  return {
    ...described(labels, annotations),
    id: fingerprint,
    // Suppressed without a silence is inhibited by another alert: as quiet as a silenced one.
    state: state === 'suppressed' ? 'silenced' : 'firing',
    since: startsAt,
    silencedBy: longest?.createdBy ?? null,
    silencedUntil: longest?.endsAt ?? null,
  };
}

function fromPrometheus({ labels, annotations, state, activeAt, name }: PrometheusAlert): Alert {
  return {
    ...described(labels, annotations),
    id: alertId(labels),
    name,
    state,
    since: activeAt,
    silencedBy: null,
    silencedUntil: null,
  };
}

type Texts = Readonly<Record<string, string>>;

/** What an alert's labels and annotations say of it. */
export function described(labels: Texts, annotations: Texts) {
  return {
    name: labels.alertname ?? 'alert',
    severity: labels.severity ?? null,
    service: labels.service ?? labels.job ?? null,
    summary: annotations.summary ?? annotations.description ?? null,
    runbook: annotations.runbook_url ?? annotations.runbook ?? null,
    labels,
  };
}

/** An alert is its labels: the same set is the same alert. */
export function alertId(labels: Texts): string {
  const pairs = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(pairs);
}
