import type { Slices } from '../promql/events.ts';
import { rangeOf } from '../slo/calendar-window.ts';
import type { Slo } from '../slo/slo.ts';
import type { RecordingRule, RuleGroup } from './rule.ts';
import { countName, seriesOf, sliceName, sloLabels } from './series-name.ts';

/**
 * Each slice once, when it ends: 1 slice, and 1 bad one unless its verdict was good. A slice that was
 * not measured is bad as long as the SLO's window holds one that was.
 */
export function sliceGroup(slo: Slo, { label, verdict }: Slices): RuleGroup {
  return {
    name: `${slo.id} counts`,
    interval: label,
    rules: sliceRules(slo, label, verdict),
    notes: [],
  };
}

function sliceRules(slo: Slo, label: string, verdict: string): readonly RecordingRule[] {
  const labels = sloLabels(slo);
  const good = seriesOf(sliceName, slo);
  const total = countName('total', label);
  const all = `sum(${seriesOf(total, slo)})`;
  const measured = `last_over_time(${good}[${rangeOf(slo.window)}])`;
  return [
    { record: sliceName, expr: verdict, labels },
    { record: total, expr: `0 * sum(${measured}) + 1`, labels },
    { record: countName('bad', label), expr: `${all} - (sum(${good}) or 0 * ${all})`, labels },
  ];
}
