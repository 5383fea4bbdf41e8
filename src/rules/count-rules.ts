import type { Slo } from '../slo/slo.ts';
import { badExpr, type CountWindow, totalExpr } from './count-expr.ts';
import type { RecordingRule, RuleGroup } from './rule.ts';
import { countName, seriesOf, sloLabels } from './series-name.ts';
import { sliceGroup } from './slice-rules.ts';

const bucket: CountWindow = { label: '5m', seconds: 300 };

/**
 * Bad and total events of each five minutes. The group runs every five minutes, so that its samples
 * do not overlap and their plain sum over a range is the count of that range.
 */
export function countGroup(slo: Slo): RuleGroup {
  if (slo.sli.slices !== undefined) return sliceGroup(slo, slo.sli.slices);
  return {
    name: `${slo.id} counts`,
    interval: bucket.label,
    rules: countRules(slo, bucket),
    notes: countNotes(slo),
  };
}

function countNotes({ id, sli }: Slo): readonly string[] {
  if (sli.unit !== 'seconds') return [];
  return [
    `${id} is a share of time, no ratio of two counts: windows over 6h are the mean of its five-minute shares.`,
  ];
}

/** Records both counts of one window; the total first, since it says whether no bad events are zero. */
export function countRules(slo: Slo, over: CountWindow): readonly RecordingRule[] {
  const labels = sloLabels(slo);
  const window = { ...over, by: slo.by?.labels ?? [] };
  const total = countName('total', window.label);
  const sum = slo.by === undefined ? 'sum' : `sum by (${slo.by.labels.join(', ')}) `;
  const zero = `0 * ${sum}(${seriesOf(total, slo)})`;
  return [
    { record: total, expr: totalExpr(slo.sli, window), labels },
    {
      record: countName('bad', window.label),
      expr: badExpr(slo.sli, window, zero),
      labels,
    },
  ];
}
