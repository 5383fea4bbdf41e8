import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { conformance } from './conformance.ts';
import { importRefusal, loadImportedText } from './load-imported.ts';

type Row = { readonly in: number; readonly error: string | null };
type Tables = Readonly<Record<'objective.target' | 'objective.targetPercent', readonly Row[]>> & {
  readonly 'objective.timeSliceTarget': readonly Row[];
  readonly duration_shorthand_seconds: Readonly<Record<string, number>>;
};

const tables: Tables =
  conformance === null
    ? {
        'objective.target': [],
        'objective.targetPercent': [],
        'objective.timeSliceTarget': [],
        duration_shorthand_seconds: {},
      }
    : JSON.parse(
        readFileSync(path.join(conformance, 'openslo/openslo_validation_tables.json'), 'utf8'),
      );

type Parts = {
  readonly window?: string;
  readonly method?: string;
  readonly objective?: string;
  readonly more?: string;
};

function slo({ window, method, objective, more = '' }: Parts): string {
  const source = (query: string) => `{metricSource: {type: Prometheus, spec: {query: '${query}'}}}`;
  return `apiVersion: openslo/v1
kind: SLO
metadata: {name: availability}
spec:
  service: web
  ${more}
  indicator:
    spec:
      ratioMetric: {bad: ${source('sum(failed_total)')}, total: ${source('sum(all_total)')}}
  timeWindow: ${window ?? '[{duration: 28d, isRolling: true}]'}
  budgetingMethod: ${method ?? 'Occurrences'}
  objectives: [{${objective ?? 'target: 0.99'}}]
`;
}

describe.skipIf(conformance === null)("the tables of OpenSLO's own validation", () => {
  const objectives = [
    ...tables['objective.target'].map((row) => ({ row, field: 'target' })),
    ...tables['objective.targetPercent'].map((row) => ({ row, field: 'targetPercent' })),
  ];
  test.each(objectives)('$field $row.in: $row.error', async ({ row, field }) => {
    const refusal = await importRefusal(slo({ objective: `${field}: ${row.in}` }));
    expect(refusal.startsWith('ConfigError source.yaml:12:')).toBe(row.error !== null);
  });

  test.each(tables['objective.timeSliceTarget'])('timeSliceTarget $in: $error', async (row) => {
    const objective = `target: 0.99, timeSliceWindow: 1m, timeSliceTarget: ${row.in}`;
    const refusal = await importRefusal(slo({ method: 'Timeslices', objective }));
    expect(refusal.startsWith('ConfigError source.yaml:12:')).toBe(row.error !== null);
  });

  const windows = Object.entries(tables.duration_shorthand_seconds);
  test.each(windows)('a rolling window of %s is %d s, or is kept', async (duration, seconds) => {
    const window = `[{duration: ${duration}, isRolling: true}]`;
    const { slos, config } = await loadImportedText(slo({ window }));
    expect(config.slos.map((one) => one.window.seconds)).toEqual(seconds < 3600 ? [] : [seconds]);
    expect(slos).toHaveLength(config.slos.length);
  });
});

describe('an OpenSLO that breaks a rule is refused where it does', () => {
  const calendar = "calendar: {startTime: '2022-01-01 00:00:00', timeZone: UTC}";
  const wrong: readonly (readonly [Parts, RegExp])[] = [
    [{ objective: 'target: 0.99, targetPercent: 99' }, /either target or targetPercent, got both/],
    [{ objective: 'displayName: none' }, /expected target or targetPercent/],
    [{ method: 'Timeslices' }, /method Timeslices needs timeSliceTarget/],
    [
      { method: 'Timeslices', objective: 'target: 0.9, timeSliceTarget: 0.9' },
      /method Timeslices needs timeSliceWindow/,
    ],
    [{ method: 'RatioTimeslices' }, /method RatioTimeslices needs timeSliceWindow/],
    [{ window: `[{duration: 1M, isRolling: true, ${calendar}}]` }, /isRolling: true or calendar/],
    [{ window: '[{duration: 1d, isRolling: true}, {duration: 2d}]' }, /one time window, got 2/],
    [{ more: 'indicatorRef: other' }, /either indicator or indicatorRef, got both/],
    [{ objective: 'target: 0.99, indicatorRef: other' }, /has an indicator already/],
  ];
  test.each(wrong)('%o', async (parts, message) => {
    const refusal = await importRefusal(slo(parts));
    expect(refusal).toMatch(/^ConfigError source.yaml:\d+:\d+: spec/);
    expect(refusal).toMatch(message);
  });
});
