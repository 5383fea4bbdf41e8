import { unitOf } from '../../promql/events.ts';
import { coldStart } from '../../slo/cold-start.ts';
import { outageMinutesAtCurrentTraffic } from '../../slo/current-traffic.ts';
import { fewBehind } from '../../slo/few-events.ts';
import { spentInDay } from '../../slo/silent-burn.ts';
import type { SloWindow } from '../../slo/slo.ts';
import type { SloStatus } from '../../slo/status.ts';
import { progressOf } from '../../slo/window-progress.ts';
import type { Cost } from '../../sources/prometheus/prometheus-source.ts';
import { excludedJson } from './excluded-json.ts';

/** `onduty slo --json`: stable; times ISO 8601 UTC, a number not known is null. */
export function sloJson(at: number, statuses: readonly SloStatus[], cost: Cost): unknown {
  return { at: iso(at), slos: statuses.map((status) => oneSlo(status, at)), cost };
}

function oneSlo(status: SloStatus, at: number): unknown {
  const { slo, state, data, reason, sli, counts, budget, burn, coverage, alert } = status;
  return {
    service: slo.service,
    name: slo.name,
    objective: slo.objective,
    window: slo.window.label,
    period: period(slo.window, status.at ?? at),
    target: slo.target,
    state,
    data,
    reason,
    sli,
    unit: unitOf(slo.sli),
    bad: counts.bad,
    total: counts.total,
    budget: {
      remaining: budget.remaining,
      minutesLeft: budget.minutesLeft,
      eventsLeft: budget.eventsLeft,
      outageMinutesAtCurrentTraffic: outageMinutesAtCurrentTraffic(status),
      spentInDay: spentInDay(burn, slo.window.seconds),
      exhaustsAt: budget.exhaustion.kind === 'at' ? iso(budget.exhaustion.at) : null,
    },
    burn: Object.fromEntries(burn.map(({ label, rate }) => [label, rate])),
    alert,
    heldBack: status.heldBack ?? null,
    ...timesOf(status),
    fewBehind: fewBehind(status),
    coverage,
    coldStart: coldStart(status),
    ...excludedJson(status.excluded),
    source: sourceJson(status),
    part: slo.part ?? null,
    sameAs: slo.sameAs,
    corrections: slo.corrections,
  };
}

/** `windows` are those read from recordings: none where all numbers come from raw data. */
function sourceJson({ source, burn }: SloStatus): unknown {
  const { by = null, windows = [], since = null, remark = null } = source ?? {};
  const labels = windows === 'all' ? burn.map(({ label }) => label) : windows;
  return { by, windows: labels, since: since === null ? null : iso(since), remark };
}

/** The calendar's period the numbers are of; null for a rolling window. */
function period(window: SloWindow, at: number): unknown {
  const { start, resetsAt } = progressOf(window, at);
  return resetsAt === null ? null : { start: iso(start), end: iso(resetsAt) };
}

/** When the alert began, when none fires any more and which windows hold the last, and when no page does. */
function timesOf({ alertTimes }: SloStatus) {
  const since = alertTimes?.since ?? null;
  const { all, page } = alertTimes?.clears ?? { all: null, page: null };
  return {
    alertSince: since === null ? null : iso(since),
    clearsAt: all === null ? null : iso(all.at),
    heldBy: all === null ? null : `${all.short}/${all.long}`,
    pageClearsAt: page === null ? null : iso(page.at),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
