import type { BurnWindow } from './burn.ts';
import { burnsSilently } from './silent-burn.ts';
import type { SloState } from './status.ts';
import { type Tier, tiersFor } from './tiers.ts';

/** A multi-window burn alert that fires: both windows of a tier burn faster than its factor. */
export type SloAlert = {
  readonly severity: 'page' | 'ticket';
  readonly factor: number;
  readonly long: string;
  readonly short: string;
};

export type Judgement = { readonly state: SloState; readonly alert: SloAlert | null };

/**
 * State of an SLO from its burn rates and the budget left, worst first. A window whose burn is
 * unknown neither raises an alert nor ends one: it counts as not exceeding.
 */
export function judge(
  burn: readonly BurnWindow[],
  remaining: number | null,
  windowSeconds: number,
): Judgement {
  const rate = (label: string) => burn.find((one) => one.label === label)?.rate ?? null;
  const firing = tiersFor(windowSeconds).filter(
    ({ long, short, factor }) => exceeds(rate(long), factor) && exceeds(rate(short), factor),
  );
  const held = firing.find((tier) => !isOver(tier, rate));
  if (held) return { state: held.severity, alert: alertOf(held) };
  const [over] = firing;
  if (over) return { state: 'recovering', alert: alertOf(over) };
  if (remaining !== null && remaining <= 0) return { state: 'exhausted', alert: null };
  if (burnsSilently(burn, windowSeconds)) return { state: 'silent-burn', alert: null };
  return { state: 'ok', alert: null };
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

function exceeds(value: number | null, factor: number): boolean {
  return value !== null && value > factor;
}

function alertOf({ severity, factor, long, short }: Tier): SloAlert {
  return { severity, factor, long, short };
}
