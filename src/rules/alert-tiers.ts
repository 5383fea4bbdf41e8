import { rangeOf } from '../slo/calendar-window.ts';
import type { Slo } from '../slo/slo.ts';
import { canFire, type Tier, tiersFor } from '../slo/tiers.ts';
import { plainNumber } from './numbers.ts';

/** The tiers of an SLO that can fire. */
export function firingTiers({ window, objective }: Slo): readonly Tier[] {
  return tiersFor(window.seconds).filter((tier) => canFire(tier, objective));
}

/** The tiers an SLO has alerts for: none when another of `slos` alerts on the same counts and objective. */
export function alertTiers(slo: Slo, slos: readonly Slo[]): readonly Tier[] {
  return twinOf(slo, slos) === null ? firingTiers(slo) : [];
}

/** Why tiers have no alert, one line each. */
export function missingAlerts(slo: Slo, slos: readonly Slo[]): readonly string[] {
  const twin = twinOf(slo, slos);
  if (twin !== null)
    return [`No alerts: the same counts and objective as ${twin.id}, which has them.`];
  const tiers = tiersFor(slo.window.seconds);
  if (tiers.length === 0)
    return [`No alerts: a window of ${rangeOf(slo.window)} is too short for any tier.`];
  const most = Number((1 / (1 - slo.objective)).toPrecision(4));
  return tiers
    .filter((tier) => !canFire(tier, slo.objective))
    .map(
      ({ severity, factor, long, short }) =>
        `Left out: ${severity} at ${plainNumber(factor)} over ${long} and ${short} can't fire, the burn rate is at most ${most}.`,
    );
}

function twinOf({ sameAs }: Slo, slos: readonly Slo[]): Slo | null {
  return slos.find(({ id }) => id === sameAs) ?? null;
}
