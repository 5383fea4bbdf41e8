import type { Slo } from '../slo/slo.ts';
import type { Tier } from '../slo/tiers.ts';
import { badExpr, totalExpr } from './count-expr.ts';
import { countRules } from './count-rules.ts';
import { windowSeconds } from './duration.ts';
import { head, longRatioExpr, longTotalExpr, windowRatioExpr } from './long-window.ts';
import type { RecordingRule } from './rule.ts';
import { countName, ratioName, seriesOf, sloLabels } from './series-name.ts';
import { isGuarded } from './traffic-guard.ts';

/** Records what the alerts of these tiers compare, and what the SLO promises. */
export function ratioRules(slo: Slo, tiers: readonly Tier[]): readonly RecordingRule[] {
  const windows = [...new Set(tiers.flatMap(({ short, long }) => [short, long]))]
    .map((label) => ({ label, seconds: windowSeconds(label) }))
    .sort((a, b) => a.seconds - b.seconds);
  const labels = sloLabels(slo);
  const inSlices = slo.sli.slices !== undefined;
  const needsHead = !inSlices && windows.some(({ seconds }) => seconds > head.seconds);
  return [
    ...(needsHead ? countRules(slo, head) : []),
    ...windows.map((window) => ({
      record: ratioName(window.label),
      expr: inSlices ? windowRatioExpr(slo, window.seconds) : ratioExpr(slo, window, needsHead),
      labels,
    })),
    ...guardTotals(slo, tiers, needsHead),
    ...windowRatio(slo),
    { record: 'onduty:objective:ratio', expr: `vector(${slo.objective})`, labels },
    { record: 'onduty:window:seconds', expr: `vector(${slo.window.seconds})`, labels },
  ];
}

/** Events in the long windows of the alerts that few of them hold back; the head is recorded already. */
function guardTotals(
  slo: Slo,
  tiers: readonly Tier[],
  headIsRecorded: boolean,
): readonly RecordingRule[] {
  const guarded = tiers.filter((tier) => isGuarded(slo, tier));
  return [...new Set(guarded.map(({ long }) => long))]
    .filter((label) => !headIsRecorded || label !== head.label)
    .map((label) => {
      const window = { label, seconds: windowSeconds(label), by: slo.by?.labels ?? [] };
      const long = window.seconds > head.seconds;
      return {
        record: countName('total', label),
        expr: long ? longTotalExpr(slo, window.seconds) : totalExpr(slo.sli, window),
        labels: sloLabels(slo),
      };
    });
}

/** A calendar's period grows from its start, and no range in PromQL does: that budget can't be recorded. */
function windowRatio(slo: Slo): readonly RecordingRule[] {
  const { label, seconds, calendar } = slo.window;
  if (calendar !== undefined) return [];
  return [
    { record: ratioName(label), expr: windowRatioExpr(slo, seconds), labels: sloLabels(slo) },
  ];
}

function ratioExpr(
  slo: Slo,
  window: { readonly label: string; readonly seconds: number },
  headIsRecorded: boolean,
): string {
  if (window.seconds > head.seconds) return longRatioExpr(slo, window.seconds);
  if (headIsRecorded && window.label === head.label) {
    const bad = seriesOf(countName('bad', head.label), slo);
    return `${bad} / (${seriesOf(countName('total', head.label), slo)} > 0)`;
  }
  const split = { ...window, by: slo.by?.labels ?? [] };
  const total = totalExpr(slo.sli, split);
  // Without labels on either side, and with nothing when there is no total, `vector(0)` is right.
  const zero = slo.by === undefined ? 'vector(0)' : `0 * (${total})`;
  return `(${badExpr(slo.sli, split, zero)})\n/\n((${total}) > 0)`;
}
