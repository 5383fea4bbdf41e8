import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { placeInFile } from '../../../src/config/file-query.ts';
import { readRulesFile } from '../../../src/config/rules-file.ts';
import type { LintContext } from '../../../src/promql/lint/finding.ts';
import { lintQuery } from '../../../src/promql/lint/lint-query.ts';
import { context, ruleContext } from './context.ts';

const folder = path.resolve(import.meta.dirname, '../../../../shared/conformance/slo');
const there = existsSync(folder);
if (!there)
  process.stderr.write(
    'skipped: published rules, no ../shared/conformance/slo beside the project\n',
  );

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const errorsOf = (query: string, known: LintContext) =>
  lintQuery(query, known)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message} in ${query}`);

function slothFiles(): readonly string[] {
  const names = readdirSync(path.join(folder, 'sloth/examples'), { recursive: true });
  return names.map(String).filter((name) => /\.ya?ml$/.test(name) && !name.includes('windows'));
}

type Pyrra = { readonly tables: Readonly<Record<string, readonly { expected: unknown }[]>> };

function pyrraExpressions(): readonly string[] {
  const { tables } = JSON.parse(read('pyrra/pyrra_objective_to_promql.json')) as Pyrra;
  return Object.entries(tables).flatMap(([name, rows]) =>
    rows.flatMap(({ expected }) => {
      if (typeof expected === 'string')
        return name.startsWith('burnrateName') || expected === '' ? [] : [expected];
      const { rules = [] } = (expected ?? {}) as { rules?: readonly { expr?: string }[] };
      return rules.flatMap(({ expr }) => expr ?? []);
    }),
  );
}

describe.skipIf(!there)('no false errors', () => {
  test.each(there ? slothFiles() : [])('Sloth: %s', (name) => {
    const file = readRulesFile(read(`sloth/examples/${name}`), name);
    const openSlo = name === 'openslo-getting-started.yml';
    expect(file?.queries.length ?? 0).toBeGreaterThan(openSlo ? -1 : 1);
    expect(file?.queries.flatMap((one) => errorsOf(one.query, one.context))).toEqual([]);
    // Each query is found where it stands: the text there begins as the query does.
    const lines = file?.text.split('\n') ?? [];
    for (const one of file?.queries ?? []) {
      const { line, column } = placeInFile(file ?? expect.fail(), one, 0);
      const [first = ''] = one.query.trim().split('\n');
      expect(lines[line - 1]?.slice(column - 1).replace(/\\"/g, '"')).toContain(first.slice(0, 25));
    }
  });

  test('Pyrra: every expression its own tests expect', () => {
    const expressions = pyrraExpressions();
    expect(expressions.length).toBeGreaterThan(300);
    expect(expressions.flatMap((one) => errorsOf(one, ruleContext))).toEqual([]);
  });

  test("Sloth's bulk queries", () => {
    const { queries } = JSON.parse(read('sloth/sloth_ui_bulk_queries.json')) as {
      queries: string[];
    };
    expect(queries.flatMap((one) => errorsOf(one, ruleContext))).toEqual([]);
  });
});

type Case = { readonly group: string; readonly expr: string; readonly result: string };

/** What is wrong with the measured expressions, by the rule that says so; the rest answer well. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/^\(?(1 - \()?increase\(\w+\{status.*\/ increase/, 'self-division'],
  [/^sum\(.*\) or vector\(0\) \/ /, 'or-precedence'],
  [/^\(?sum by \(service\).* or vector\(0\)/, 'zero-without-labels'],
  [/^(histogram_quantile\(0.\d+, rate|avg\(histogram_quantile)/, 'histogram-quantile'],
  [/^histogram_quantile\(0.99, (sum\(|d_bucket)/, 'histogram-quantile'],
  [/^(sum_over_time|avg_over_time)\(slo:ratio5m/, 'nan-poison'],
  [/^rate\(sum\(/, 'rate-of-sum'],
  [/^sum\(c_total\)/, 'raw-counter'],
  [/le="1(\.0)?"/, 'integer-bucket'],
];

describe.skipIf(!there)('expressions whose answers were measured', () => {
  const { cases } = there
    ? (JSON.parse(read('promql_semantics_promtool_2.42.json')) as { cases: readonly Case[] })
    : { cases: [] };
  const known = context({ role: 'rule', service: null, serviceLabel: null });

  test('all parse, and none is missing', () => {
    expect(cases).toHaveLength(54);
    for (const { expr } of cases)
      expect(lintQuery(expr, known).map(({ rule }) => rule)).not.toContain('syntax');
  });

  test.each(cases.map(({ expr }) => expr))('%s', (expr) => {
    const rules = new Set(lintQuery(expr, known).map(({ rule }) => rule));
    const [, expected] = spoken.find(([pattern]) => pattern.test(expr)) ?? [];
    if (expected === undefined) expect([...rules]).toEqual([]);
    else expect([...rules]).toContain(expected);
  });
});
