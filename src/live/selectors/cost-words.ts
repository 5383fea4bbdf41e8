import type { BudgetCost } from '../../slo/budget-cost.ts';
import type { CostReading, IncidentCost } from '../../slo/incident-cost.ts';
import { spentPercent, unknown } from '../../text/number.ts';
import { duration, utcMinute } from '../../text/time.ts';

/** Less of a window than this has data: its budget is smaller than it will be. */
const wholeCoverage = 0.98;

/** `checkout/latency 69.4% of 30d (69.5% with the usual errors), 2026-… to 2026-…, so far` in one line. */
export function costWords(reading: CostReading): string {
  if (reading.kind === 'unknown') return `${reading.slo} ${unknown}: ${reading.reason}`;
  const { cost } = reading;
  const { slo, window, gross } = cost;
  const what =
    gross === null ? `${unknown} of ${window}: nothing is known of its events` : amount(cost);
  return [`${slo} ${what}`, time(cost), ...reservations(cost)].join(', ');
}

function amount({ net, gross, window }: IncidentCost): string {
  if (net === null) return `${spentPercent(gross)} of ${window}, what is usual is not known`;
  return `${spentPercent(net)} of ${window} (${spentPercent(gross)} with the usual errors)`;
}

function rawAmount({ net, gross }: BudgetCost): string {
  return spentPercent(net ?? gross);
}

function time({ counted, ongoing, by, gross, unknownMs }: IncidentCost): string {
  const span = `${utcMinute(counted.from)} to ${ongoing ? 'now' : utcMinute(counted.to)}`;
  if (by === 'sli') return span;
  // Who has not seen anything can't say that nothing was missed.
  if (gross === null) return `counted ${span}`;
  const where = unknownMs > 0 ? ' in what was measured' : '';
  return `the objective was not missed${where}; counted ${span}`;
}

function reservations(cost: IncidentCost): readonly string[] {
  const { unknownMs, coverage, projected, gross, excludedMs, raw } = cost;
  return [
    ...(raw !== null && excludedMs > 0
      ? [`without ${duration(excludedMs)} excluded by corrections (${rawAmount(raw)} with it)`]
      : []),
    ...(unknownMs > 0 ? [`not measured for ${duration(unknownMs)}`] : []),
    ...(gross !== null && coverage !== null && coverage < wholeCoverage
      ? [`only ${Math.floor(coverage * 100)}% of the window has data`]
      : []),
    ...(projected ? ['of what the period will have'] : []),
  ];
}
