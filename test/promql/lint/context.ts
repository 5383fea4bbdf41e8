import type { Finding, LintContext } from '../../../src/promql/lint/finding.ts';
import { lintQuery } from '../../../src/promql/lint/lint-query.ts';

/** An availability SLO of api-service over 30 days, with what a test says of it. */
export function context(known: Partial<LintContext> = {}): LintContext {
  return {
    role: 'share',
    service: 'api-service',
    serviceLabel: 'service',
    windowLabel: '30d',
    target: { kind: 'good', objective: 0.999 },
    sameQueryServices: ['api-service'],
    ...known,
  };
}

/** What is known of a query in a rules file: nothing. */
export const ruleContext: LintContext = {
  role: 'rule',
  service: null,
  serviceLabel: null,
  windowLabel: null,
  target: null,
  sameQueryServices: [],
};

export const latencyTarget = {
  kind: 'latency',
  objective: 0.99,
  quantile: 0.99,
  thresholdSeconds: 0.2,
} as const;

/** The rules that speak of a query, with their severity: `self-division error`. */
export function said(query: string, known: LintContext): string[] {
  return lintQuery(query, known).map(({ rule, severity }) => `${rule} ${severity}`);
}

export function findingOf(rule: string, query: string, known: LintContext): Finding | undefined {
  return lintQuery(query, known).find((one) => one.rule === rule);
}
