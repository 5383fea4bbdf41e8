import type { Slo } from '../slo/slo.ts';
import type { Tier } from '../slo/tiers.ts';
import { templateString, templateText } from './go-template.ts';
import { budgetShare, plainNumber } from './numbers.ts';
import { ratioName, seriesOf } from './series-name.ts';
import type { GuardedTiers } from './traffic-guard.ts';

const burnRate = '{{ printf "%.1f" $value }}';

/** What the person who is woken reads. */
export function alertAnnotations(
  slo: Slo,
  { own, heldBack }: GuardedTiers,
): Readonly<Record<string, string>> {
  const limits = [
    ...own.map(limit),
    ...heldBack.map((tier) => `${limit(tier)} with fewer than ${slo.minEvents?.count} events`),
  ];
  const id = [templateText(slo.id), ...partValues(slo)].join(' ');
  return {
    summary: `${id} burns its error budget ${burnRate} times as fast as it may`,
    description: [
      `The target is ${templateText(slo.target)} over ${windowText(slo)}.`,
      `The burn rate is ${burnRate}; this fires at ${limits.join(', or ')}.`,
      budgetSpent(slo),
    ]
      .join(' ')
      .trim(),
    ...(slo.runbook === null ? {} : { runbook: templateText(slo.runbook) }),
  };
}

function windowText({ window: { label, calendar } }: Slo): string {
  return calendar === undefined ? label : `a calendar ${label}`;
}

/** The values that tell this part of a split SLO, filled in when the alert fires. */
function partValues({ by }: Slo): readonly string[] {
  return (by?.labels ?? []).map((label) => `${label}={{ $labels.${label} }}`);
}

function limit({ factor, long, short, share }: Tier): string {
  return `${plainNumber(factor)} over ${long} and ${short} (${Number((share * 100).toPrecision(3))}% of the budget in ${long})`;
}

/** Asked when the alert is evaluated; nothing is said when it is not known, or of which part. */
function budgetSpent(slo: Slo): string {
  if (slo.by !== undefined || slo.window.calendar !== undefined) return '';
  const query = `${seriesOf(ratioName(slo.window.label), slo)} / ${budgetShare(slo)}`;
  const spent = '{{ . | first | value | humanizePercentage }}';
  return `{{ with query ${templateString(query)} }}Budget spent: ${spent}.{{ end }}`;
}
