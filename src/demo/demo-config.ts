import { demoServices, serviceWithoutData } from './services.ts';

/** Where the demo's parts are. */
export type DemoPlaces = {
  readonly prometheusUrl: string;
  readonly alertmanagerUrl: string;
  readonly storePath: string;
};

/** The demo's configuration, in the short form a person would write. */
export function demoConfig(places: DemoPlaces): string {
  const names = [...demoServices.map(({ name }) => name), serviceWithoutData];
  return `environment: demo
prometheus: {url: '${places.prometheusUrl}'}
alertmanager: {url: '${places.alertmanagerUrl}'}
store: 'sqlite:${places.storePath}'
user: alice
timeZones: [Europe/London]

services:
${names.map(serviceConfig).join('')}
${queries}
${people}`;
}

function serviceConfig(name: string): string {
  const errorRate =
    name === 'api-service'
      ? '      - {name: error_rate, target: < 0.1%, sli: error_rate, window: 30d}\n'
      : '';
  return `  - name: ${name}
    slos:
      - {name: availability, target: 99.9%, sli: uptime_percentage, window: 30d}
      - {name: latency, target: p99 < 200ms, sli: request_latency_p99, window: 30d}
${errorRate}`;
}

const queries = `queries:
  uptime_percentage: (1 - (increase(http_requests_total{status=~"5.."}[30d]) / increase(http_requests_total[30d]))) * 100
  request_latency_p99: histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[30d]))
  error_rate: (increase(http_requests_total{status=~"5.."}[30d]) / increase(http_requests_total[30d])) * 100
`;

const people = `rotation: {timeZone: Europe/London, starts: 2026-01-05T09:00, length: 1w}
schedule:
  - {week: 1, primary: alice, secondary: bob, escalation: charlie}
  - {week: 2, primary: bob, secondary: charlie, escalation: alice}
  - {week: 3, primary: charlie, secondary: alice, escalation: bob}
people:
  alice: {name: Alice Archer, timeZone: Europe/London}
  bob: {name: Bob Baker, timeZone: Europe/London}
  charlie: {name: Charlie Carter, timeZone: Europe/London}
`;
