import type { BurnWindow } from './burn.ts';
import { burnsSilently } from './silent-burn.ts';
import type { SloState } from './status.ts';
import { reaches, type Tier, tiersFor } from './tiers.ts';
import { type HeldBack, heldBackBy, type TrafficGuard } from './traffic-guard.ts';

/** A multi-window burn alert that fires: both windows of a tier burn at its factor or faster. */
export type SloAlert = {
  readonly severity: 'page' | 'ticket';
  readonly factor: number;
  readonly long: string;
  readonly short: string;
};

export type Judgement = {
  readonly state: SloState;
  readonly alert: SloAlert | null;
  /** The alert that would hold the state if more events stood behind it. */
  readonly heldBack: HeldBack | null;
};

/** What a state is judged by: burn rates, the share of the budget left, and the SLO's own rules. */
export type Evidence = {
  readonly burn: readonly BurnWindow[];
  readonly remaining: number | null;
  readonly windowSeconds: number;
  readonly guard: TrafficGuard | undefined;
};

/**
 * State of an SLO from its burn rates and the budget left, worst first. A window whose burn is
 * unknown neither raises an alert nor ends one: it counts as not exceeding.
 */
export function judge({ burn, remaining, windowSeconds, guard }: Evidence): Judgement {
  const rate = (label: string) => rateOver(burn, label);
  const firing = firingTiers(burn, windowSeconds, guard);
  const burning = firing.filter(({ tier }) => !isOver(tier, rate));
  const alerts = firing.filter(isHeard).map(alertOf);
  const held = loudest(burning.filter(isHeard).map(alertOf));
  const quieter = burning.find(({ heldBack }) => heldBack !== null)?.heldBack ?? null;
  const heldBack = held?.severity === 'page' ? null : quieter;
  if (held !== null) return { state: held.severity, alert: held, heldBack };
  const over = loudest(alerts);
  if (over !== null) return { state: 'recovering', alert: over, heldBack };
  if (remaining !== null && remaining <= 0) return { state: 'exhausted', alert: null, heldBack };
  if (burnsSilently(burn, windowSeconds)) return { state: 'silent-burn', alert: null, heldBack };
  return { state: 'ok', alert: null, heldBack };
}

function loudest(alerts: readonly SloAlert[]): SloAlert | null {
  return alerts.find(({ severity }) => severity === 'page') ?? alerts[0] ?? null;
}

/** The alerts that fire, the fastest first; what few events keep from alerting at all is left out. */
export function firingAlerts(
  burn: readonly BurnWindow[],
  windowSeconds: number,
  guard: TrafficGuard | undefined,
): readonly SloAlert[] {
  return firingTiers(burn, windowSeconds, guard).filter(isHeard).map(alertOf);
}

type Firing = { readonly tier: Tier; readonly heldBack: HeldBack | null };

function firingTiers(
  burn: readonly BurnWindow[],
  windowSeconds: number,
  guard: TrafficGuard | undefined,
): readonly Firing[] {
  return tiersFor(windowSeconds)
    .filter(
      ({ long, short, factor }) =>
        reaches(rateOver(burn, long), factor) && reaches(rateOver(burn, short), factor),
    )
    .map((tier) => ({ tier, heldBack: heldBackBy(guard, tier, eventsOver(burn, tier.long)) }));
}

function eventsOver(burn: readonly BurnWindow[], label: string): number | null {
  return burn.find((one) => one.label === label)?.counts.total ?? null;
}

function isHeard({ heldBack }: Firing): boolean {
  return heldBack?.otherwise !== 'ignore';
}

function rateOver(burn: readonly BurnWindow[], label: string): number | null {
  return burn.find((one) => one.label === label)?.rate ?? null;
}

/**
 * An alert still fires though what caused it is over: its windows have yet to let the outage go.
 * Over means well under the tier's factor: one failed request in a quiet five minutes is burn 1.
 */
function isOver({ severity, factor }: Tier, rate: (label: string) => number | null): boolean {
  const calm = (label: string) => {
    const value = rate(label);
    return value !== null && value < Math.max(1, factor / 2);
  };
  return severity === 'page' ? calm('5m') : calm('5m') && calm('30m');
}

/** The alert a firing tier raises: a page with too few events behind it is a ticket. */
function alertOf({ tier, heldBack }: Firing): SloAlert {
  const { factor, long, short } = tier;
  return { severity: heldBack === null ? tier.severity : 'ticket', factor, long, short };
}
