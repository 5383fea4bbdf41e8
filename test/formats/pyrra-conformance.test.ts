import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { EventCount } from '../../src/promql/events.ts';
import { countQuery } from '../../src/promql/interpret.ts';
import { conformance } from './conformance.ts';
import { loadImportedText, normal } from './load-imported.ts';

type Metrics = Readonly<Record<string, unknown>>;
type Objective = {
  readonly name: string;
  readonly target: number;
  readonly window: string;
  readonly indicator: Readonly<Record<string, Metrics>>;
};
type Row = {
  readonly case: string;
  readonly objective: Objective;
  readonly expected: { readonly rules: readonly { readonly expr: string }[] } | null;
};

const rows: readonly Row[] =
  conformance === null
    ? []
    : JSON.parse(
        readFileSync(path.join(conformance, 'pyrra/pyrra_objective_to_promql.json'), 'utf8'),
      ).tables.burnrateRulesAndAlerts;

/** An objective as Pyrra's file of one. */
function written({ name, target, window, indicator }: Objective): string {
  const own = Object.entries(indicator).map(([kind, parts]) => {
    const { grouping, metric, ...metrics } = parts;
    const named = Object.entries(metrics).map(([part, selector]) =>
      part === 'latency' ? [part, selector] : [part, { metric: selector }],
    );
    const key = kind === 'boolGauge' ? 'bool_gauge' : kind;
    return [
      key,
      {
        ...Object.fromEntries(named),
        ...(metric ? { metric } : {}),
        ...(grouping ? { grouping } : {}),
      },
    ];
  });
  return stringify({
    apiVersion: 'pyrra.dev/v1alpha1',
    kind: 'ServiceLevelObjective',
    metadata: { name, namespace: 'monitoring' },
    spec: { target: String(target * 100), window, indicator: Object.fromEntries(own) },
  });
}

/** A query with its matchers in order, and buckets named by their number alone. */
function canonical(query: string): string {
  return normal(query)
    .replace(/^\((.*)\)$/, '$1')
    .replace(/\{([^}]*)\}/g, (_, matchers: string) => {
      const each = matchers.match(/\w+[=!~]+"[^"]*"/g) ?? [];
      return `{${each.map(bucketByNumber).sort().join()}}`;
    });
}

function bucketByNumber(matcher: string): string {
  const [, bound] = /^le=~?"([\d.\\]+)/.exec(matcher) ?? [];
  return bound === undefined ? matcher : `le=${Number(bound.replaceAll('\\', ''))}`;
}

/** Pyrra's burn rate over its shortest window is bad by total: the same counts over an hour. */
function pyrraCounts(expr: string): { readonly bad: string; readonly total: string | null } {
  const counted = expr
    .replace(/ by \([^)]*\)/g, '')
    .replace(/\brate\(/g, 'increase(')
    .replace(/\[\d+m\]/g, '[1h]');
  const [bad = '', total] = counted.split(' / ');
  return { bad: canonical(bad), total: total === undefined ? null : canonical(total) };
}

const asked = (count: EventCount) => canonical(countQuery(count, '1h', 3600));

describe.skipIf(conformance === null)("Pyrra's own table of objectives", () => {
  const counted = rows.filter(({ expected }) => expected !== null);
  test.each(counted.map((row) => [row.case, row] as const))('%s', async (_, row) => {
    const { config } = await loadImportedText(written(row.objective));
    const [slo] = config.slos;
    const [first] = row.expected?.rules ?? [];
    if (!slo || !first) expect.fail('nothing was imported');
    expect(slo.objective).toBeCloseTo(row.objective.target, 9);
    expect(slo.window.label).toBe(row.objective.window);
    const [grouping] = Object.values(row.objective.indicator).map((parts) => parts.grouping);
    expect(slo.by?.labels).toEqual(grouping);
    const { bad, total } = pyrraCounts(first.expr);
    if (total === null) return expect(asked(slo.sli.bad)).toContain(bad);
    expect([asked(slo.sli.bad), asked(slo.sli.total)]).toEqual([bad, total]);
  });
});
