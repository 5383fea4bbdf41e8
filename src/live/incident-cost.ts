import { breachOf } from '../slo/breach.ts';
import { budgetCost } from '../slo/budget-cost.ts';
import type { Counts } from '../slo/counts.ts';
import type { IncidentCost } from '../slo/incident-cost.ts';
import type { Slo } from '../slo/slo.ts';
import type { Interval, Tile } from '../slo/tile.ts';
import { progressOf } from '../slo/window-progress.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { correctedStretch, correctedWindow } from './cost-exclusion.ts';
import { countsIn, withAbsentErrors } from './counts-in.ts';
import { createCoverage } from './coverage.ts';
import { readTiles } from './read-tiles.ts';
import { planWindows } from './window-counts.ts';

/** When an incident was declared, and when it ended: null while it is open. ms since the epoch. */
type Lifetime = { readonly declaredAt: number; readonly resolvedAt: number | null };

const hourMs = 3_600_000;
/** How long before an incident is declared its breach may have begun. */
const lookBackMs = 6 * hourMs;
/** How long after it is resolved the SLI may take to be well again. */
const lookAheadMs = hourMs;
/** What is usual is what was so in the day before. */
const usualMs = 24 * hourMs;
const shortestStepMs = 60_000;
/** Longer incidents are looked at less finely. */
const mostSteps = 2_000;
/** Two steps of a minute hold the four scrapes `increase` wants, at the usual pace. */
const stepsARange = 2;

/**
 * What an incident has cost of an SLO's budget until `now`. The time that counts is that of the SLI,
 * not of the paperwork. Throws `SourceError`.
 */
export async function readIncidentCost(
  prometheus: PrometheusSource,
  slo: Slo,
  { declaredAt, resolvedAt }: Lifetime,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<IncidentCost> {
  const open = { from: declaredAt, to: Math.max(declaredAt, resolvedAt ?? now) };
  const looked = { from: open.from - lookBackMs, to: Math.min(now, open.to + lookAheadMs) };
  const stepMs = stepFor(slo, looked);
  const rangeMs = stepMs * stepsARange;
  const tiles = await readTiles(prometheus, slo, { ...looked, stepMs, rangeMs }, signal);
  const breach = breachOf(tiles, slo.objective, open, rangeMs);
  const counted = breach ?? open;
  const spent = await readSpending(prometheus, slo, counted, { now, signal });
  return {
    slo: slo.id,
    window: slo.window.label,
    counted,
    by: breach === null ? 'incident' : 'sli',
    ongoing: resolvedAt === null && now - counted.to <= rangeMs,
    during: spent.during,
    excludedMs: spent.excludedMs,
    raw: spent.raw && budgetCost({ objective: slo.objective, ...spent.raw }),
    unknownMs: unknownMs(tiles, { ...counted, to: Math.max(counted.to, open.to) }, stepMs),
    coverage: spent.coverage,
    projected: spent.passed < 1,
    ...budgetCost({ objective: slo.objective, ...spent }),
  };
}

async function readSpending(
  prometheus: PrometheusSource,
  slo: Slo,
  counted: Interval,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
) {
  const progress = progressOf(slo.window, counted.to);
  const to = Math.min(now, progress.resetsAt ?? counted.to);
  const before = { from: counted.from - usualMs, to: counted.from };
  const [window, during, usual, coverage] = await Promise.all([
    countsIn(prometheus, slo, { from: progress.start, to }, signal),
    countsIn(prometheus, slo, counted, signal),
    countsIn(prometheus, slo, before, signal),
    readCoverage(prometheus, slo, to, signal),
  ]);
  const passed = Math.min(1, (to - progress.start) / 1000 / progress.lengthSeconds);
  const raw = {
    during: withAbsentErrors(during, window),
    usual: withAbsentErrors(usual, window),
    windowTotal: window.total,
    passed,
  };
  // A period's last moment is still its own.
  const at = to === progress.resetsAt ? to - 1 : to;
  const corrected = await correctedWindow(prometheus, slo, { at, counts: window }, signal);
  const { taken } = corrected;
  if (taken.length === 0) return { ...raw, coverage, excludedMs: 0, raw: null };
  const without = (span: Interval, counts: Counts) =>
    correctedStretch(prometheus, slo, { ...span, counts, whole: window }, taken, signal);
  const [own, before24h] = await Promise.all([
    without(counted, raw.during),
    without(before, raw.usual),
  ]);
  return {
    ...{ during: own.counts, usual: before24h.counts, windowTotal: corrected.counts.total },
    ...{ passed, coverage, excludedMs: own.excludedMs, raw },
  };
}

async function readCoverage(
  prometheus: PrometheusSource,
  slo: Slo,
  at: number,
  signal: AbortSignal,
): Promise<number | null> {
  const own = planWindows([slo]).filter(({ label }) => label === slo.window.label);
  const coverage = createCoverage(prometheus, own);
  await coverage.read(at, signal);
  return coverage.of(slo, at);
}

function stepFor({ sli }: Slo, { from, to }: Interval): number {
  const minutes = Math.ceil((to - from) / mostSteps / shortestStepMs);
  const ms = Math.max(1, minutes) * shortestStepMs;
  const slice = (sli.slices?.seconds ?? 1) * 1000;
  return Math.ceil(ms / slice) * slice;
}

function unknownMs(tiles: readonly Tile[], { from, to }: Interval, stepMs: number): number {
  const within = tiles.filter(({ at }) => at > from && at <= to);
  return within.filter(({ total }) => total === null).length * stepMs;
}
