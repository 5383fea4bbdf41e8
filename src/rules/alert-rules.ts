import type { Slo } from '../slo/slo.ts';
import type { Tier } from '../slo/tiers.ts';
import { alertAnnotations } from './annotations.ts';
import { templateText } from './go-template.ts';
import { budgetShare, plainNumber } from './numbers.ts';
import type { AlertingRule } from './rule.ts';
import { ratioName, seriesOf, sloLabels } from './series-name.ts';

/** The one name of all alerts: labels say which SLO burns and how loud it is. */
export const alertName = 'ErrorBudgetBurn';

/**
 * One alert a severity, so that an SLO pages once however many of its tiers fire. Its value is the
 * burn rate over the long window of the first tier that fires.
 */
export function alertRules(slo: Slo, tiers: readonly Tier[]): readonly AlertingRule[] {
  return (['page', 'ticket'] as const).flatMap((severity) => {
    const own = tiers.filter((tier) => tier.severity === severity);
    return own.length === 0 ? [] : [alertRule(slo, severity, own)];
  });
}

function alertRule(slo: Slo, severity: Tier['severity'], tiers: readonly Tier[]): AlertingRule {
  const labels = Object.entries({ severity, ...sloLabels(slo) });
  return {
    alert: alertName,
    expr: tiers.map((tier) => tierExpr(slo, tier)).join('\nor\n'),
    labels: Object.fromEntries(labels.map(([label, value]) => [label, templateText(value)])),
    annotations: alertAnnotations(slo, tiers),
  };
}

/** Both windows burn at the factor or faster; the hair below it takes up floating point's rounding. */
function tierExpr(slo: Slo, { long, short, factor }: Tier): string {
  const burns = (window: string) =>
    `${seriesOf(ratioName(window), slo)} / ${budgetShare(slo)} > ${plainNumber(factor)} * (1 - 1e-9)`;
  return `(\n  ${burns(long)}\n  and\n  ${burns(short)}\n)`;
}
