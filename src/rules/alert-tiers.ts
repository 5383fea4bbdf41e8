import { rangeOf } from '../slo/calendar-window.ts';
import type { Slo } from '../slo/slo.ts';
import { canFire, judgedTiers, type Tier, tiersFor } from '../slo/tiers.ts';
import { plainNumber } from './numbers.ts';

/** The tiers of an SLO that can fire: those it can burn fast enough for, over windows that hold a slice. */
export function firingTiers({ window, objective, sli }: Slo): readonly Tier[] {
  return judgedTiers(tiersFor(window.seconds), sli).filter((tier) => canFire(tier, objective));
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
  const judged = judgedTiers(tiers, slo.sli);
  return tiers
    .filter((tier) => !judged.includes(tier) || !canFire(tier, slo.objective))
    .map((tier) => {
      const { severity, factor, long, short } = tier;
      const reason = judged.includes(tier)
        ? `the burn rate is at most ${most}`
        : `${short} holds no slice of ${slo.sli.slices?.label}`;
      return `Left out: ${severity} at ${plainNumber(factor)} over ${long} and ${short} can't fire, ${reason}.`;
    });
}

function twinOf({ sameAs }: Slo, slos: readonly Slo[]): Slo | null {
  return slos.find(({ id }) => id === sameAs) ?? null;
}
