import { budgetMinutes } from './budget.ts';
import { unknownCounts } from './counts.ts';
import { windowsOf } from './evaluate.ts';
import type { Slo } from './slo.ts';
import type { SloStatus } from './status.ts';
import { progressOf } from './window-progress.ts';

/** The last known status of each SLO after a failed refresh: what was good is now stale, with the reason. */
export function markStale(statuses: readonly SloStatus[], reason: string): readonly SloStatus[] {
  return statuses.map((status) =>
    status.data === 'failed' ? { ...status, reason } : { ...status, data: 'stale', reason },
  );
}

/** Status at `now` of SLOs nothing was ever learnt of. */
export function unknownStatuses(
  slos: readonly Slo[],
  reason: string,
  now: number,
): readonly SloStatus[] {
  return slos.map((slo) => ({
    slo,
    state: 'ok',
    data: 'failed',
    reason,
    at: null,
    sli: null,
    now: null,
    counts: unknownCounts,
    budget: unknownBudget(slo, now),
    burn: windowsOf(slo).map(({ label, seconds }) => ({
      label,
      seconds,
      counts: unknownCounts,
      rate: null,
    })),
    alert: null,
    alertTimes: null,
    coverage: null,
  }));
}

function unknownBudget({ objective, window }: Slo, now: number): SloStatus['budget'] {
  return {
    remaining: null,
    minutesLeft: null,
    minutesTotal: budgetMinutes(objective, progressOf(window, now).lengthSeconds),
    eventsLeft: null,
    exhaustion: { kind: 'unknown' },
  };
}
