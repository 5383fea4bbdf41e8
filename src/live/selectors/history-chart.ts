import { burnRate } from '../../slo/burn.ts';
import { badRatio, goodRatio } from '../../slo/counts.ts';
import type { Slo } from '../../slo/slo.ts';
import { coarser, type Interval, type Tile } from '../../slo/tile.ts';
import { progressOf } from '../../slo/window-progress.ts';
import type { Point } from '../../text/chart.ts';
import type { Layer } from '../../text/chart-canvas.ts';
import { budgetPercent, burn, percent } from '../../text/number.ts';
import type { Tone } from '../../text/theme.ts';
import { duration } from '../../text/time.ts';
import { hasLatency, type LatencyHistory } from '../latency-history.ts';
import type { BurnDown } from '../state.ts';
import type { ChartKind } from '../view.ts';
import { latencyChart } from './latency-chart.ts';
import { referenceLine, referenceSign } from './reference-line.ts';

/** A chart of one SLO over its window, in words and curves. */
export type HistoryChart = {
  readonly name: string;
  /** What else has to be known to read it: what a column stands for, what the line is. */
  readonly note: string;
  readonly layers: readonly Layer[];
  readonly min: number;
  readonly max: number;
  /** A value of the scale with its unit. */
  readonly label: (value: number) => string;
};

export type HistoryFacts = {
  readonly slo: Slo;
  readonly burnDown: BurnDown;
  readonly interval: Interval;
  /** Steps the window is drawn in. */
  readonly steps: number;
  readonly tone: Tone;
};

/** Share of the budget left; the line falls from all of it to none at an even pace. */
export function budgetChart({ slo, burnDown, interval, steps, tone }: HistoryFacts): HistoryChart {
  const { points } = burnDown;
  const { start, lengthSeconds } = progressOf(slo.window, interval.to);
  const even = (at: number) => 1 - (at - start) / (lengthSeconds * 1000);
  return {
    name: 'Budget left',
    note: 'line: spent evenly',
    layers: [area(points, tone), referenceLine(interval, steps, even)],
    min: Math.min(0, ...points.map(([, share]) => share ?? 0)),
    max: 1,
    label: budgetPercent,
  };
}

/** Good share of each step; the line is the objective. */
export function sliChart({ slo, burnDown, interval, steps, tone }: HistoryFacts): HistoryChart {
  const tiles = tilesOf(burnDown, interval, steps);
  const points = tiles.map((tile): Point => [tile.at, goodRatio(tile)]);
  const lowest = Math.min(slo.objective, ...points.map(([, share]) => share ?? 1));
  return {
    name: 'SLI',
    note: `good share of each ${stepText(interval, tiles.length)}; line: ${percent(slo.objective)} wanted`,
    layers: [area(points, tone), referenceLine(interval, steps, () => slo.objective)],
    // Room under the objective, so that meeting it by little does not look like nothing.
    min: lowest - (1 - lowest) / 4,
    max: 1,
    label: percent,
  };
}

/** Burn rate of each step; the line is 1, the pace that spends exactly the budget. */
export function burnChart({ slo, burnDown, interval, steps, tone }: HistoryFacts): HistoryChart {
  const tiles = tilesOf(burnDown, interval, steps);
  const points = tiles.map((tile): Point => [tile.at, burnRate(badRatio(tile), slo.objective)]);
  return {
    name: 'Burn rate',
    note: `of each ${stepText(interval, tiles.length)}; line: 1×`,
    layers: [area(points, tone), referenceLine(interval, steps, () => 1)],
    min: 0,
    max: Math.max(2, ...points.map(([, rate]) => rate ?? 0)),
    label: burn,
  };
}

/** The chart to show of an SLO: the one chosen, unless it has no such thing. */
export function chartKindOf(chosen: ChartKind, slo: Slo): ChartKind {
  return chosen === 'latency' && !hasLatency(slo) ? 'budget' : chosen;
}

/** The chart a person chose; null while what it is drawn from is not there. */
export function historyChart(
  kind: ChartKind,
  facts: HistoryFacts,
  latency: LatencyHistory | null,
): HistoryChart | null {
  if (kind === 'latency') return latency && latencyChart(latency, facts.interval, facts.steps);
  if (facts.burnDown.points.length === 0) return null;
  if (kind === 'sli') return sliChart(facts);
  return kind === 'burn' ? burnChart(facts) : budgetChart(facts);
}

/** Never finer than the tiles themselves, else every other step would be empty. */
function tilesOf({ tiles, tileSeconds }: BurnDown, interval: Interval, steps: number): Tile[] {
  const fullest = Math.floor((interval.to - interval.from) / (tileSeconds * 1000));
  return coarser(tiles, interval, Math.max(1, Math.min(steps, fullest)));
}

function stepText({ from, to }: Interval, count: number): string {
  return duration((to - from) / count);
}

function area(points: readonly Point[], tone: Tone): Layer {
  return { points, style: 'area', tone, sign: referenceSign };
}
