import type { Exporter, StatusLabel } from './exporter.ts';

const serverErrors = '5..';
/** What is the server's fault and not the caller's: https://grpc.io/docs/guides/status-codes/ */
const grpcFailures = 'Unknown|DeadlineExceeded|Unimplemented|Internal|Unavailable|DataLoss';
/** The same by number, as OpenTelemetry writes them. */
const grpcFailureNumbers = '2|4|12|13|14|15';
const longRunning = { label: 'verb', op: '!~', value: 'WATCH|CONNECT|WATCHLIST' } as const;
const fromReceiver = { label: 'reporter', op: '=', value: 'destination' } as const;

const httpStatuses = ['status', 'code', 'status_code', 'http_status', 'http_status_code'].map(
  (label) => ({ label, bad: serverErrors }),
);

/** Labels that name a service where no exporter has a name of its own for it. */
const usualServiceLabels = ['service', 'service_name', 'app', 'application', 'job'];

const otelServiceLabels = ['service_name', 'exported_job', 'service', 'job'];

const rpcStatuses = [
  { label: 'rpc_grpc_status_code', bad: grpcFailureNumbers },
  { label: 'rpc_response_status_code', bad: grpcFailures },
];

function requests(metric: string, statuses: readonly StatusLabel[] = httpStatuses) {
  return { kind: 'requests', metric, statuses } as const;
}

function latency(histogram: string, unit: 'seconds' | 'milliseconds' = 'seconds') {
  return { kind: 'latency', histogram, unit } as const;
}

function failing(label: string, bad = serverErrors) {
  return [{ label, bad }];
}

function probe(metric: string) {
  return { kind: 'probe', metric } as const;
}

/** What is known of the metrics people have. An application's own come before those of what stands in front. */
export const exporters: readonly Exporter[] = [
  {
    ...{ id: 'http', fixed: [], serviceLabels: usualServiceLabels },
    indicators: [
      requests('http_requests_total'),
      requests('http_server_requests_total'),
      requests('http_server_requests_seconds_count'),
      requests('http_requests_received_total'),
      requests('http_request_duration_seconds_count'),
      latency('http_request_duration_seconds'),
      latency('http_server_requests_seconds'),
    ],
  },
  {
    ...{ id: 'opentelemetry', fixed: [], serviceLabels: otelServiceLabels },
    indicators: [
      requests('http_server_request_duration_seconds_count', failing('http_response_status_code')),
      requests('http_server_duration_milliseconds_count', failing('http_status_code')),
      latency('http_server_request_duration_seconds'),
      latency('http_server_duration_milliseconds', 'milliseconds'),
    ],
  },
  {
    ...{ id: 'opentelemetry-rpc', fixed: [], serviceLabels: ['rpc_service', ...otelServiceLabels] },
    indicators: [
      requests('rpc_server_duration_milliseconds_count', rpcStatuses),
      requests('rpc_server_duration_seconds_count', rpcStatuses),
      latency('rpc_server_duration_milliseconds', 'milliseconds'),
      latency('rpc_server_duration_seconds'),
    ],
  },
  {
    ...{ id: 'grpc', fixed: [], serviceLabels: ['grpc_service', ...usualServiceLabels] },
    indicators: [
      requests('grpc_server_handled_total', failing('grpc_code', grpcFailures)),
      latency('grpc_server_handling_seconds'),
    ],
  },
  {
    ...{ id: 'istio', fixed: [fromReceiver] },
    serviceLabels: [
      ...['destination_service_name', 'destination_canonical_service'],
      ...['destination_service', 'destination_workload'],
    ],
    indicators: [
      requests('istio_requests_total', failing('response_code')),
      latency('istio_request_duration_milliseconds', 'milliseconds'),
    ],
  },
  {
    ...{ id: 'envoy', fixed: [], serviceLabels: ['envoy_cluster_name', 'cluster_name'] },
    indicators: [
      requests('envoy_cluster_upstream_rq_xx', failing('envoy_response_code_class', '5')),
      requests('envoy_cluster_upstream_rq', failing('envoy_response_code')),
      latency('envoy_cluster_upstream_rq_time', 'milliseconds'),
    ],
  },
  {
    // With honor_labels off, service is the controller's own and exported_service the one behind it.
    ...{
      id: 'nginx-ingress',
      fixed: [],
      serviceLabels: ['exported_service', 'service', 'ingress'],
    },
    indicators: [
      requests('nginx_ingress_controller_requests', failing('status')),
      latency('nginx_ingress_controller_request_duration_seconds'),
    ],
  },
  {
    ...{ id: 'traefik', fixed: [], serviceLabels: ['exported_service', 'service'] },
    indicators: [
      requests('traefik_service_requests_total', failing('code')),
      latency('traefik_service_request_duration_seconds'),
    ],
  },
  {
    ...{ id: 'kubernetes-api', fixed: [longRunning], serviceLabels: ['job'] },
    indicators: [
      requests('apiserver_request_total', failing('code')),
      latency('apiserver_request_duration_seconds'),
    ],
  },
  {
    ...{ id: 'blackbox', fixed: [], serviceLabels: ['target', 'instance', 'job'] },
    indicators: [probe('probe_success')],
  },
  {
    ...{ id: 'prometheus', fixed: [], serviceLabels: ['job'] },
    indicators: [
      requests('prometheus_http_requests_total', failing('code')),
      latency('prometheus_http_request_duration_seconds'),
    ],
  },
];
