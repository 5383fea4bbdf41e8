import { describe, expect, test } from 'vitest';
import { markerMetric } from '../../src/discovery/exporter.ts';
import { exporters } from '../../src/discovery/exporters.ts';
import { readFound, withoutRepeats } from '../../src/discovery/found.ts';
import { availabilityForm } from '../../src/discovery/written-sli.ts';

type Labels = Readonly<Record<string, string>>;

function find(metric: string, rows: readonly Labels[]) {
  const [found = null] = exporters.flatMap((exporter) =>
    exporter.indicators
      .filter((indicator) => markerMetric(indicator) === metric)
      .map((one) =>
        readFound(
          exporter,
          one,
          rows.map((labels) => ({ labels, series: 1 })),
        ),
      ),
  );
  return found;
}

describe('what a metric is taken for, by its labels', () => {
  test.each([
    ['http_requests_total', { service: 'a', code: '200' }, 'service', 'code=~"5.."'],
    ['http_requests_total', { app: 'a', job: 'b', status: '5xx' }, 'app', 'status=~"5.."'],
    [
      'http_server_requests_seconds_count',
      { application: 'a', status: '200' },
      'application',
      'status=~"5.."',
    ],
    [
      'http_server_duration_milliseconds_count',
      { job: 'a', http_status_code: '200' },
      'job',
      'http_status_code=~"5.."',
    ],
    [
      'rpc_server_duration_milliseconds_count',
      { rpc_service: 'a', rpc_grpc_status_code: '0' },
      'rpc_service',
      'rpc_grpc_status_code=~"2|4|12|13|14|15"',
    ],
    [
      'grpc_server_handled_total',
      { grpc_service: 'a', grpc_code: 'OK' },
      'grpc_service',
      '|Internal|',
    ],
    [
      'istio_requests_total',
      { destination_service: 'a', response_code: '200' },
      'destination_service',
      'reporter="destination"',
    ],
    [
      'envoy_cluster_upstream_rq',
      { envoy_cluster_name: 'a', envoy_response_code: '200' },
      'envoy_cluster_name',
      'envoy_response_code=~"5.."',
    ],
    [
      'envoy_cluster_upstream_rq_xx',
      { envoy_cluster_name: 'a', envoy_response_code_class: '2' },
      'envoy_cluster_name',
      'envoy_response_code_class="5"',
    ],
    [
      'nginx_ingress_controller_requests',
      { ingress: 'a', status: '200' },
      'ingress',
      'status=~"5.."',
    ],
    ['traefik_service_requests_total', { service: 'a', code: '200' }, 'service', 'code=~"5.."'],
    [
      'apiserver_request_total',
      { job: 'a', code: '200' },
      'job',
      'verb!~"WATCH|CONNECT|WATCHLIST"',
    ],
    ['prometheus_http_requests_total', { job: 'a', code: '200' }, 'job', 'code=~"5.."'],
  ])('%s %j', (metric, labels, serviceLabel, matcher) => {
    const found = find(metric, [labels]);
    expect(found).toMatchObject({ serviceLabel, services: ['a'] });
    const form = found && availabilityForm(found, 'a');
    expect(JSON.stringify(form).replaceAll('\\"', '"')).toContain(matcher);
  });

  test('requests without a status, and a metric without series, are nothing', () => {
    expect(find('http_requests_total', [{ service: 'a' }])).toBeNull();
    expect(find('http_requests_total', [])).toBeNull();
  });

  test('the label that tells services apart is taken before one that has a single value', () => {
    const rows = ['a', 'b'].map((job) => ({ service: 'metrics', job, status: '200' }));
    expect(find('http_requests_total', rows)).toMatchObject({ serviceLabel: 'job' });
  });

  test('a label that half of the series lack names no service, nor does one with a value a request', () => {
    const half = [
      { service: 'a', job: 'x', status: '200' },
      { job: 'y', status: '200' },
    ];
    expect(find('http_requests_total', half)?.serviceLabel).toBe('job');
    const paths = Array.from({ length: 501 }, (_, at) => ({ service: `/${at}`, status: '200' }));
    expect(find('http_requests_total', paths)).toMatchObject({
      serviceLabel: null,
      services: ['http'],
    });
  });

  test('a service that two metrics of one exporter count is taken from the first', () => {
    const both = ['http_requests_total', 'http_server_requests_total'].flatMap(
      (metric, at) =>
        find(metric, [
          { service: 'a', status: '200' },
          { service: `b${at}`, status: '200' },
        ]) ?? [],
    );
    expect(withoutRepeats(both).map(({ services }) => services)).toEqual([['a', 'b0'], ['b1']]);
  });
});
