import type { KnownSeries } from '../../support/known-history.ts';

/** Requests with a share of failures, by the status labels of a kind of exporter. */
function requests(
  metric: string,
  labels: string,
  good: string,
  bad: string,
  [total, failed]: readonly [number, number],
): readonly KnownSeries[] {
  return [
    { id: `${metric}{${labels},${good}}`, value: total - failed },
    { id: `${metric}{${labels},${bad}}`, value: failed },
  ];
}

/** A histogram: requests at or under each bound, then all of them. */
function histogram(
  name: string,
  labels: string,
  bounds: Readonly<Record<string, number>>,
  total: number,
): readonly KnownSeries[] {
  const buckets = Object.entries({ ...bounds, '+Inf': total }).map(([le, value]) => ({
    id: `${name}_bucket{${labels},le="${le}"}`,
    value,
  }));
  return [...buckets, { id: `${name}_count{${labels}}`, value: total }];
}

function recordedBySloth(): readonly KnownSeries[] {
  const labels = '{sloth_id="orders-available",sloth_service="orders",sloth_slo="available"}';
  return [
    { id: `slo:objective:ratio${labels}`, value: 0.99, flat: true },
    { id: `slo:time_period:days${labels}`, value: 30, flat: true },
    { id: `slo:sli_error:ratio_rate1h${labels}`, value: 0.001, flat: true },
  ];
}

const istio = 'reporter="destination",destination_service_name="cart"';

/** A fleet whose every share of failures is known. */
export const knownSeries: readonly KnownSeries[] = [
  ...requests(
    'http_requests_total',
    'job="web",service="checkout"',
    'status="200"',
    'status="503"',
    [100_000, 47],
  ),
  ...requests(
    'http_requests_total',
    'job="web",service="search"',
    'status="200"',
    'status="500"',
    [10_000, 300],
  ),
  { id: 'http_requests_total{job="web",service="auth",status="200"}', value: 5000 },
  { id: 'http_requests_total{job="web",service="reports",status="200"}', value: 12, flat: true },
  ...requests(
    'http_requests_total',
    'job="web",service="orders"',
    'status="200"',
    'status="500"',
    [100, 1],
  ),
  ...recordedBySloth(),
  ...histogram(
    'http_request_duration_seconds',
    'service="checkout"',
    { '0.1': 900, '0.25': 980, '0.5': 995, '1.0': 1000 },
    1000,
  ),
  ...histogram(
    'http_request_duration_seconds',
    'service="search"',
    { '0.1': 100, '0.25': 600, '2.5': 970 },
    1000,
  ),
  ...requests(
    'http_server_request_duration_seconds_count',
    'job="shop/pay"',
    'http_response_status_code="200"',
    'http_response_status_code="502"',
    [1000, 1],
  ),
  ...requests(
    'istio_requests_total',
    istio,
    'response_code="200"',
    'response_code="500"',
    [10_000, 2],
  ),
  ...requests(
    'istio_requests_total',
    'reporter="source",destination_service_name="cart"',
    'response_code="200"',
    'response_code="500"',
    [10_000, 900],
  ),
  ...histogram('istio_request_duration_milliseconds', istio, { '50': 800, '250': 999 }, 1000),
  ...requests(
    'envoy_cluster_upstream_rq_xx',
    'envoy_cluster_name="ledger"',
    'envoy_response_code_class="2"',
    'envoy_response_code_class="5"',
    [1000, 3],
  ),
  ...requests(
    'nginx_ingress_controller_requests',
    'service="ingress-nginx",exported_service="blog"',
    'status="200"',
    'status="504"',
    [1000, 7],
  ),
  ...requests(
    'traefik_service_requests_total',
    'service="shop@docker"',
    'code="200"',
    'code="502"',
    [1000, 15],
  ),
  ...requests(
    'grpc_server_handled_total',
    'grpc_service="mail.Send"',
    'grpc_code="NotFound"',
    'grpc_code="Unavailable"',
    [1000, 3],
  ),
  ...requests(
    'apiserver_request_total',
    'job="apiserver",verb="GET"',
    'code="200"',
    'code="500"',
    [1000, 2],
  ),
  { id: 'apiserver_request_total{job="apiserver",verb="WATCH",code="500"}', value: 400 },
  { id: 'probe_success{job="blackbox",instance="https://example.com/"}', value: 1, flat: true },
  {
    id: 'probe_success{job="blackbox",instance="https://down.example.com/"}',
    value: 0,
    flat: true,
  },
];

/** Each SLO that must be proposed: share of bad events, and the target. */
export const expected: Readonly<Record<string, readonly [number, number]>> = {
  'checkout/availability': [0.00047, 99.9],
  'search/availability': [0.03, 95],
  'auth/availability': [0, 99.99],
  'checkout/latency': [0.005, 99],
  'search/latency': [0.03, 95],
  'shop/pay/availability': [0.001, 99.5],
  'cart/availability': [0.0002, 99.95],
  'cart/latency': [0.001, 99],
  'ledger/availability': [0.003, 99.5],
  'blog/availability': [0.007, 99],
  'shop@docker/availability': [0.015, 98],
  'mail.Send/availability': [0.003, 99.5],
  'apiserver/availability': [0.002, 99.5],
  'https://example.com//availability': [0, 99],
  'https://down.example.com//availability': [1, 90],
};
