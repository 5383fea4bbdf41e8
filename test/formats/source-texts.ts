import { normal } from './load-imported.ts';

/** An SLO of OpenSLO; without an indicator of its own it refers to the one below. */
export const openSlo = ({
  window = '{duration: 30d, isRolling: true}',
  indicator = '',
  extra = '',
} = {}) => `
apiVersion: openslo/v1
kind: SLO
metadata: {name: availability}
spec:
  service: checkout
  ${indicator || 'indicatorRef: errors'}
  timeWindow:
    - ${window}
  budgetingMethod: Occurrences
  objectives:
    - {displayName: gold, target: 0.9995}
  ${extra}
`;

/** What that SLO refers to, and where it is read from. */
export const indicator = `---
apiVersion: openslo/v1
kind: SLI
metadata: {name: errors}
spec:
  ratioMetric:
    counter: true
    bad: {metricSource: {metricSourceRef: main, spec: {query: 'sum(increase(failed_total[30d]))'}}}
    total: {metricSource: {type: Prometheus, spec: {query: 'sum(increase(all_total[30d]))'}}}
---
apiVersion: openslo/v1
kind: DataSource
metadata: {name: main}
spec: {type: Prometheus, connectionDetails: {url: http://localhost:9090}}
`;

/** An SLO of slo-generator, over Prometheus. */
export const generator = (method: string, lines: string, goal = '0.999') => `
apiVersion: sre.google.com/v2
kind: ServiceLevelObjective
metadata:
  name: shop-prom
  labels: {service_name: shop, feature_name: cart, slo_name: availability}
spec:
  description: Carts work
  backend: prometheus
  method: ${method}
  exporters: []
  service_level_indicator:
    ${lines}
  goal: ${goal}
`;

/** An SLO of Pyrra over two weeks. */
export const pyrra = (indicator: string, target = "'99'") => `
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: {name: fast, namespace: shop}
spec:
  target: ${target}
  window: 2w
  indicator: ${indicator}
`;

/** A file of Sloth with one SLO. */
export const sloth = (sli: string, objective = '99.9') => `
version: prometheus/v1
service: checkout
slos:
  - name: availability
    objective: ${objective}
    sli: ${sli}
`;

/** What Prometheus is asked for the counters that most of these texts name. */
export const twoCounters = {
  bad: normal('sum(increase(failed_total[1h]))'),
  total: normal('sum(increase(all_total[1h]))'),
};
