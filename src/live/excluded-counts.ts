import { planQueries } from '../promql/query-plan.ts';
import { readEvents } from '../promql/read-counts.ts';
import { nothingLeft, type WindowExclusion } from '../slo/corrected-counts.ts';
import { type Counts, unknownCounts } from '../slo/counts.ts';
import { windowsOf } from '../slo/evaluate.ts';
import { clipIntervals, type ExcludedInterval, type Span } from '../slo/exclusion.ts';
import type { Slo, SloWindow } from '../slo/slo.ts';
import { progressOf } from '../slo/window-progress.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { createExclusionTimes } from './exclusion-times.ts';
import { ask } from './window-counts.ts';
import { shortestRangeSeconds } from './window-range.ts';

/** Samples of an interval may still come in for so long after its end. */
const settledMs = 120_000;

/** Counts of the excluded time in the windows of SLOs. */
export type ExcludedCounts = {
  /** Reads what is excluded of these windows at `at`; asks nothing where nothing is. Throws `SourceError`. */
  read(windows: readonly SloWindow[], at: number, signal: AbortSignal): Promise<void>;
  /** What was read last for one SLO, and the exclusion that is under way at `at`. */
  of(slo: Slo, at: number): Excluded;
};

export type Excluded = {
  readonly exclusions: ReadonlyMap<string, WindowExclusion>;
  readonly running: ExcludedInterval | null;
};

type BySlo = ReadonlyMap<string, Counts>;

/**
 * Reads the counts of excluded intervals. One that is past never changes and is asked once, for all
 * its SLOs together; asked anew are only those that a window is letting go and the one under way.
 */
export function createExcludedCounts(
  prometheus: PrometheusSource,
  slos: readonly Slo[],
  seen: ReadonlySet<string>,
): ExcludedCounts {
  const affected = new Set(slos.filter(({ exclusions }) => (exclusions ?? []).length > 0));
  const times = createExclusionTimes([...affected]);
  const known = new Map<Slo, Map<string, WindowExclusion>>();
  const settled = new Map<string, BySlo>();

  async function countsOf(span: Span, over: readonly Slo[], at: number, signal: AbortSignal) {
    const key = keyOf(span);
    const before = settled.get(key);
    if (before !== undefined && over.every(({ id }) => before.has(id))) return before;
    const seconds = Math.floor((span.end - span.start) / 1000);
    if (seconds < shortestRangeSeconds) return new Map<string, Counts>();
    const questions = planQueries(over.map(({ sli }) => sli)).questions(`[${seconds}s]`, seconds);
    const values = await ask(prometheus, questions, { at: span.end, signal });
    const counts = new Map(over.map(({ id, sli }) => [id, readEvents(sli, values, seen)]));
    if (span.end + settledMs <= at && times.has(span)) settled.set(key, counts);
    return counts;
  }

  /** Each excluded part of a window asked for, with the SLO it belongs to. */
  function partsOf(windows: readonly SloWindow[], at: number): readonly Part[] {
    const labels = new Set(windows.map(({ label }) => label));
    return [...affected].flatMap((slo) =>
      windowsOf(slo)
        .filter(({ label }) => labels.has(label))
        .map((window) => {
          const span = { start: progressOf(window, at).start, end: at };
          const intervals = clipIntervals(times.of(slo), span);
          return { slo, label: window.label, intervals, whole: nothingLeft(intervals, span) };
        }),
    );
  }

  return {
    async read(windows, now, signal) {
      if (affected.size === 0) return;
      const at = Math.floor(now / 1000) * 1000;
      if (await times.reach(at)) settled.clear();
      const parts = partsOf(windows, at);
      const asked = await Promise.all(
        spansOf(parts, times.sharing).map(async ([key, { span, slos: over }]) => {
          return [key, await countsOf(span, over, at, signal)] as const;
        }),
      );
      const counts = new Map<string, BySlo>(asked);
      for (const part of parts) remember(known, part, counts);
    },
    of: (slo, at) => ({
      exclusions: known.get(slo) ?? new Map(),
      running: times.of(slo).find(({ start, end }) => start <= at && at < end) ?? null,
    }),
  };
}

type Part = {
  readonly slo: Slo;
  readonly label: string;
  readonly intervals: readonly ExcludedInterval[];
  readonly whole: boolean;
};

type Asked = { readonly span: Span; readonly slos: readonly Slo[] };

/** The distinct intervals to be asked; of a window that is excluded whole there is nothing to ask. */
function spansOf(
  parts: readonly Part[],
  sharing: (span: Span) => readonly Slo[],
): readonly (readonly [string, Asked])[] {
  const spans = new Map<string, { span: Span; slos: Set<Slo> }>();
  for (const { slo, intervals } of parts.filter(({ whole }) => !whole))
    for (const span of intervals) {
      const one = spans.get(keyOf(span)) ?? { span, slos: new Set(sharing(span)) };
      one.slos.add(slo);
      spans.set(keyOf(span), one);
    }
  return [...spans].map(([key, { span, slos }]) => [key, { span, slos: [...slos] }]);
}

function remember(
  known: Map<Slo, Map<string, WindowExclusion>>,
  { slo, label, intervals, whole }: Part,
  counts: ReadonlyMap<string, BySlo>,
): void {
  const windows = known.get(slo) ?? new Map<string, WindowExclusion>();
  known.set(slo, windows);
  if (intervals.length === 0) windows.delete(label);
  else
    windows.set(label, {
      everything: whole,
      intervals: intervals.map((one) => ({
        ...one,
        counts: counts.get(keyOf(one))?.get(slo.id) ?? unknownCounts,
      })),
    });
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`;
}
