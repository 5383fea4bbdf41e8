import type { Supposed } from '../../slo/what-if.ts';
import type { SloHistory } from './read-history.ts';
import type { Changed } from './read-wishes.ts';

/** `onduty slo what-if --json`: stable; times ISO 8601 UTC, a number not known is null. */
export function whatIfJson(
  { status: { slo, budget }, history }: SloHistory,
  { objective, window, excluded }: Changed,
  { counts, remaining, minutesLeft, minutesTotal, alerts }: Supposed,
): unknown {
  return {
    service: slo.service,
    name: slo.name,
    is: {
      objective: slo.objective,
      window: slo.window.label,
      budget: { remaining: budget.remaining, minutesLeft: budget.minutesLeft },
    },
    supposed: {
      objective,
      window,
      excluded: excluded.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
      bad: counts.bad,
      total: counts.total,
      budget: { remaining, minutesLeft, minutesTotal },
      alerts: alerts.map(({ severity, from, to }) => ({
        severity,
        from: iso(from),
        to: iso(to),
      })),
    },
    resolutionSeconds: history.tileSeconds,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
