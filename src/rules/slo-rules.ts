import type { Slo } from '../slo/slo.ts';
import { alertRules } from './alert-rules.ts';
import { alertTiers, firingTiers, missingAlerts } from './alert-tiers.ts';
import { countGroup } from './count-rules.ts';
import { ratioRules } from './ratio-rules.ts';
import type { RuleGroup } from './rule.ts';

/** Two groups for each SLO: its counts every five minutes; its windows and alerts every minute. */
export function sloRules(slos: readonly Slo[]): readonly RuleGroup[] {
  return slos.flatMap((slo) => [countGroup(slo), burnGroup(slo, slos)]);
}

/** Windows and alerts share a group: its rules run in order, so an alert sees this minute's windows. */
function burnGroup(slo: Slo, slos: readonly Slo[]): RuleGroup {
  return {
    name: `${slo.id} burn`,
    interval: '1m',
    rules: [...ratioRules(slo, firingTiers(slo)), ...alertRules(slo, alertTiers(slo, slos))],
    notes: [...calendarNotes(slo), ...missingAlerts(slo, slos)],
  };
}

function calendarNotes({ window }: Slo): readonly string[] {
  if (window.calendar === undefined) return [];
  const days = `${window.seconds / 86_400}d`;
  return [
    `The budget of a calendar ${window.label} is not recorded: PromQL has no range from the start of a period.`,
    `Its alerts are scaled as those of ${days}; onduty reads the budget itself.`,
  ];
}
