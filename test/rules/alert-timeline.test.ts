import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulesFile } from '../../src/rules/rules-file.ts';
import { sloRules } from '../../src/rules/slo-rules.ts';
import { anSlo } from './an-slo.ts';
import { promtoolOrSkip } from './promtool.ts';

/** When alerts fired around an outage, in seconds since it began; null for never. */
type Row = {
  readonly scenario: string;
  readonly outage_ends_s: number;
  readonly page_first_firing_s: number | null;
  readonly page_last_firing_s: number | null;
  readonly ticket_first_firing_s: number | null;
  readonly ticket_last_firing_s: number | null;
};

const conformance = path.resolve(
  import.meta.dirname,
  '../../../shared/conformance/slo/sloth_99.9_30d_alert_timeline_24h_history.json',
);
const cleanSeconds = 86_400;
const perMinute = 3_000;
const slo = anSlo({
  form: {
    kind: 'events',
    bad: 'sum(rate(requests_total{code="500"}[$window]))',
    total: 'sum(rate(requests_total[$window]))',
  },
});
const groups = sloRules([slo]);
const rules = rulesFile(groups);
const order = JSON.stringify(groups.map(({ name }) => name));
const promtool = promtoolOrSkip();

/**
 * Outages longer than the six hours that are counted raw, whose tickets begin off the five minutes
 * that recorded counts lie on. By arithmetic: 0.35 % × x = 0.1 % × (24 h + x) at x = 9.6 h, over
 * when six hours hold less than 0.1 %; 0.29 % the same, over when 0.29 % × 13 h is less than 0.1 %
 * of all there is.
 */
const others: readonly Row[] = [
  row('0.35% errors, 12h', 43_200, null, null, 34_560, 58_620),
  row('0.29% errors, 13h', 46_800, null, null, 45_480, 49_320),
];

function row(
  scenario: string,
  outage_ends_s: number,
  page_first_firing_s: number | null,
  page_last_firing_s: number | null,
  ticket_first_firing_s: number | null,
  ticket_last_firing_s: number | null,
): Row {
  return {
    ...{ scenario, outage_ends_s, page_first_firing_s, page_last_firing_s },
    ...{ ticket_first_firing_s, ticket_last_firing_s },
  };
}

function rows(): readonly Row[] {
  if (existsSync(conformance))
    return (JSON.parse(readFileSync(conformance, 'utf8')) as { rows: Row[] }).rows;
  process.stderr.write('skipped: no ../shared/conformance/slo beside the project\n');
  return [];
}

describe.skipIf(promtool === null)('alerts around an outage', () => {
  test.concurrent.each([...rows(), ...others])(
    '$scenario',
    async (row) => {
      const verdict = await promtool?.test(rules, timelineTest(row));
      expect(verdict?.text).toContain('SUCCESS');
    },
    600_000,
  );
});

function timelineTest(row: Row): string {
  const share = Number(/^([\d.]+)%/.exec(row.scenario)?.[1]) / 100;
  const clean = cleanSeconds / 60;
  const outage = row.outage_ends_s / 60;
  const after = 7 * 60;
  const bad = Math.round(perMinute * share * 1e6) / 1e6;
  const atStart = clean * perMinute;
  const atEnd = atStart + outage * (perMinute - bad);
  const good = `0+${perMinute}x${clean} ${atStart + perMinute - bad}+${perMinute - bad}x${outage - 1} ${atEnd + perMinute}+${perMinute}x${after}`;
  const failed = `0x${clean} ${bad}+${bad}x${outage - 1} ${bad * outage}x${after}`;
  const end = clean + outage + after;
  return `rule_files: [rules.yml]
evaluation_interval: 1m
group_eval_order: ${order}
tests:
  - interval: 1m
    input_series:
      - {series: 'requests_total{code="200"}', values: '${good}'}
      - {series: 'requests_total{code="500"}', values: '${failed}'}
    promql_expr_test:
${(['page', 'ticket'] as const)
  .flatMap((severity) => [
    firing(severity, 'min', row[`${severity}_first_firing_s`], end),
    firing(severity, 'max', row[`${severity}_last_firing_s`], end),
  ])
  .join('\n')}
`;
}

/** Whether the first (min) or last (max) second of an alert is within one evaluation of `second`. */
function firing(severity: string, which: 'min' | 'max', second: number | null, endMinutes: number) {
  const alerts = `ALERTS{alertstate="firing",severity="${severity}"}`;
  const found = `${which}(${which}_over_time(timestamp(${alerts})[${endMinutes}m:1m]))`;
  const expr = `abs(${found} - ${cleanSeconds + (second ?? 0)}) <= bool 60`;
  const expected = second === null ? '' : '{value: 1}';
  return `      - {expr: '${expr}', eval_time: ${endMinutes}m, exp_samples: [${expected}]}`;
}
