import type { Tier } from './tiers.ts';

/** Fewest events in the long window of an alert for it to page, and what becomes of it with fewer. */
export type TrafficGuard = { readonly count: number; readonly otherwise: 'ticket' | 'ignore' };

/** An alert that fires, but is held back because few events stand behind it. */
export type HeldBack = {
  readonly severity: Tier['severity'];
  readonly otherwise: TrafficGuard['otherwise'];
  readonly long: string;
  /** Events in the long window, fewer than `wanted`. */
  readonly events: number;
  readonly wanted: number;
};

/**
 * What holds a firing tier back, by the events in its long window; null when nothing does: no guard,
 * events enough, or not known how many. A ticket is held back only where fewer are to be ignored.
 */
export function heldBackBy(
  guard: TrafficGuard | undefined,
  { severity, long }: Tier,
  events: number | null,
): HeldBack | null {
  if (guard === undefined || (guard.otherwise === 'ticket' && severity === 'ticket')) return null;
  if (events === null || events >= guard.count) return null;
  return { severity, otherwise: guard.otherwise, long, events, wanted: guard.count };
}
