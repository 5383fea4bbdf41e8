const bad = 'http_requests_total{status=~"5.."}';
const all = 'http_requests_total';

/** Alert rules as a team would have them by hand for a target of 99.9 %, in Prometheus' own YAML. */
export function alertRules(serviceWithoutData: string): string {
  return `groups:
  - name: burn
    rules:
      - alert: ErrorBudgetBurn
        expr: >-
          ${tier('1h', '5m', 14.4)}
          or ${tier('6h', '30m', 6)}
        labels: {severity: page, slo: availability}
        annotations: {summary: '{{ $labels.service }} burns its error budget'}
      - alert: SlowResponses
        expr: >-
          1 - sum by (service) (rate(http_request_duration_seconds_bucket{le="0.2"}[15m]))
          / sum by (service) (rate(http_request_duration_seconds_count[15m])) > 0.015
        labels: {severity: ticket, slo: latency}
        annotations: {summary: '{{ $labels.service }}: over 1.5% of requests take longer than 200 ms'}
      - alert: ErrorBudgetSlowBurn
        expr: ${tier('1d', '2h', 3)}
        labels: {severity: ticket, slo: availability}
        annotations: {summary: '{{ $labels.service }} spends its error budget too fast'}
      - alert: MetricsMissing
        expr: absent(${all}{service="${serviceWithoutData}"})
        labels: {severity: ticket}
        annotations: {summary: 'nothing is known of {{ $labels.service }}'}
`;
}

function tier(long: string, short: string, factor: number): string {
  return `(${burns(long, factor)} and ${burns(short, factor)})`;
}

function burns(window: string, factor: number): string {
  return `sum by (service) (rate(${bad}[${window}])) / sum by (service) (rate(${all}[${window}])) > ${factor} * 0.001`;
}
