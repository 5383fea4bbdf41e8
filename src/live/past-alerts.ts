import type { PrometheusSource, Sample } from '../sources/prometheus/prometheus-source.ts';
import type { Alert } from './alert.ts';
import { type AlertFeed, alertId, described } from './alert-feed.ts';

// Prometheus writes down what fires, and beside it since when: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
const firing = '{__name__=~"ALERTS|ALERTS_FOR_STATE",alertstate!="pending"}';

/** The alerts that fired at a moment (ms since the epoch); silences leave no trace in Prometheus. */
export function pastAlertFeed(prometheus: PrometheusSource, at: number): AlertFeed {
  return {
    source: 'prometheus',
    read: async (signal) => alertsOf((await prometheus.instant(firing, { signal, at })).value, at),
  };
}

function alertsOf(samples: readonly Sample[], at: number): readonly Alert[] {
  const since = new Map(
    samples
      .filter(({ labels }) => labels.__name__ === 'ALERTS_FOR_STATE')
      .map(({ labels, value }) => [alertId(ownLabels(labels)), value]),
  );
  return samples
    .filter(({ labels }) => labels.__name__ === 'ALERTS')
    .map(({ labels: all }) => {
      const labels = ownLabels(all);
      const id = alertId(labels);
      const seconds = since.get(id) ?? null;
      return {
        ...described(labels, {}),
        id,
        state: 'firing',
        since: seconds === null ? at : seconds * 1000,
        silencedBy: null,
        silencedUntil: null,
      };
    });
}

/** The labels the alert had before Prometheus recorded it. */
function ownLabels({ __name__, alertstate, ...labels }: Sample['labels']): Sample['labels'] {
  return labels;
}
