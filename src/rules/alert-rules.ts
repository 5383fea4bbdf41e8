import type { Slo } from '../slo/slo.ts';
import type { Tier } from '../slo/tiers.ts';
import { alertAnnotations } from './annotations.ts';
import { templateText } from './go-template.ts';
import { budgetShare, plainNumber } from './numbers.ts';
import type { AlertingRule } from './rule.ts';
import { ratioName, seriesOf, sloLabels } from './series-name.ts';
import { fewEvents, type GuardedTiers, guardedTiers, isGuarded } from './traffic-guard.ts';

/** The one name of all alerts: labels say which SLO burns and how loud it is. */
export const alertName = 'ErrorBudgetBurn';

/**
 * One alert a severity, so that an SLO pages once however many of its tiers fire. Its value is the
 * burn rate over the long window of the first tier that fires.
 */
export function alertRules(slo: Slo, tiers: readonly Tier[]): readonly AlertingRule[] {
  return (['page', 'ticket'] as const).flatMap((severity) => {
    const guarded = guardedTiers(slo, tiers, severity);
    const none = guarded.own.length + guarded.heldBack.length === 0;
    return none ? [] : [alertRule(slo, severity, guarded)];
  });
}

function alertRule(slo: Slo, severity: Tier['severity'], tiers: GuardedTiers): AlertingRule {
  const labels = Object.entries({ severity, ...sloLabels(slo) });
  const conditions = [
    ...tiers.own.map((tier) =>
      isGuarded(slo, tier) ? unlessFew(slo, tier) : condition(burns(slo, tier)),
    ),
    ...tiers.heldBack.map((tier) => condition([...burns(slo, tier), fewEvents(slo, tier)])),
  ];
  return {
    alert: alertName,
    expr: conditions.join('\nor\n'),
    labels: Object.fromEntries(labels.map(([label, value]) => [label, templateText(value)])),
    annotations: alertAnnotations(slo, tiers),
  };
}

/** Both windows burn at the factor or faster; the hair below it takes up floating point's rounding. */
function burns(slo: Slo, { long, short, factor }: Tier): readonly string[] {
  return [long, short].map(
    (window) =>
      `${seriesOf(ratioName(window), slo)} / ${budgetShare(slo)} > ${plainNumber(factor)} * (1 - 1e-9)`,
  );
}

function condition(parts: readonly string[]): string {
  return `(\n  ${parts.join('\n  and\n  ')}\n)`;
}

/** Where it is not known how many events there are, the alert stays as loud as it is. */
function unlessFew(slo: Slo, tier: Tier): string {
  return `(\n  ${burns(slo, tier).join('\n  and\n  ')}\n  unless\n  ${fewEvents(slo, tier)}\n)`;
}
