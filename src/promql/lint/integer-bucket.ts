import type { Matcher } from '../events.ts';
import { quote } from '../string-literal.ts';
import type { Found, LintRule } from './finding.ts';
import { placeSelectors } from './selector-spans.ts';

/**
 * Prometheus 3 writes `le="1.0"` where Prometheus 2 wrote `le="1"`, so a text that equals one is
 * blank on the other. https://prometheus.io/docs/prometheus/latest/migration/#le-and-quantile-label-values
 */
export const integerBucket: LintRule = {
  id: 'integer-bucket',
  roles: ['share', 'count', 'value', 'rule'],
  check: (_, { text }) =>
    placeSelectors(text)
      .flatMap(({ matchers }) => matchers)
      .flatMap(({ label, op, value, opSpan, valueSpan }): Found[] => {
        if (label !== 'le' || op !== '=' || !/^\d+(\.0)?$/.test(value)) return [];
        const bound = bucketBound(Number(value));
        return [
          {
            severity: 'warning',
            message: `le="${value}" is written ${Number(value)} by Prometheus 2 and ${Number(value)}.0 by Prometheus 3: match both`,
            from: opSpan.from,
            to: valueSpan.to,
            fix: [
              { from: opSpan.from, to: valueSpan.to, text: `${bound.op}${quote(bound.value)}` },
            ],
          },
        ];
      }),
};

/** A matcher for a bucket's bound as both Prometheus 2 and 3 spell it. */
export function bucketBound(bound: number): Matcher {
  return Number.isInteger(bound)
    ? { label: 'le', op: '=~', value: `${bound}(\\.0)?` }
    : { label: 'le', op: '=', value: String(bound) };
}
