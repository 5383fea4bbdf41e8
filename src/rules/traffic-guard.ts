import type { Slo } from '../slo/slo.ts';
import type { Tier } from '../slo/tiers.ts';
import { countName, seriesOf } from './series-name.ts';

type Severity = Tier['severity'];

/** Which tiers an alert of a severity is of: those that fire as they are, and those held back to it. */
export type GuardedTiers = {
  readonly own: readonly Tier[];
  /** Pages that are tickets while few events stand behind them. */
  readonly heldBack: readonly Tier[];
};

export function guardedTiers(
  { minEvents }: Slo,
  tiers: readonly Tier[],
  severity: Severity,
): GuardedTiers {
  const own = tiers.filter((tier) => tier.severity === severity);
  const pages = tiers.filter((tier) => tier.severity === 'page');
  const toTickets = minEvents?.otherwise === 'ticket' && severity === 'ticket';
  return { own, heldBack: toTickets ? pages : [] };
}

/** Whether few events keep a tier from being as loud as it is. */
export function isGuarded({ minEvents }: Slo, { severity }: Tier): boolean {
  if (minEvents === undefined) return false;
  return severity === 'page' || minEvents.otherwise === 'ignore';
}

/** PromQL that has a value while fewer events than wanted stand behind a tier; none when not known. */
export function fewEvents(slo: Slo, { long }: Tier): string {
  return `${seriesOf(countName('total', long), slo)} < ${slo.minEvents?.count ?? 0}`;
}
