import type { BudgetCost } from './budget-cost.ts';
import type { Counts } from './counts.ts';
import type { Interval } from './tile.ts';

/** What an incident has cost one SLO, without the time that its corrections take out. */
export type IncidentCost = BudgetCost & {
  readonly slo: string;
  /** The SLO's window: `30d`, `month`. */
  readonly window: string;
  /** The time that was counted, ms since the epoch. */
  readonly counted: Interval;
  /** `sli`: while the objective was not met; `incident`: it was met all along, so while the incident was open. */
  readonly by: 'sli' | 'incident';
  /** Whether it still goes on. */
  readonly ongoing: boolean;
  readonly during: Counts;
  /** How much of the counted time the SLO's corrections take out. */
  readonly excludedMs: number;
  /** The same with nothing taken out, of the counted time or of the window; null when nothing was. */
  readonly raw: BudgetCost | null;
  /** How much of the counted time has no data. */
  readonly unknownMs: number;
  /** Share of the SLO's window that has data, 0..1: a budget of less is smaller, and costs look larger. Null when not known. */
  readonly coverage: number | null;
  /** Whether the period of a calendar is still under way, its events reckoned to its end. */
  readonly projected: boolean;
};

/** What is known of the cost of one SLO an incident is linked to. */
export type CostReading =
  | { readonly kind: 'known'; readonly cost: IncidentCost }
  | { readonly kind: 'unknown'; readonly slo: string; readonly reason: string };
