import { type ExcludedInterval, mergeIntervals, type Span } from '../slo/exclusion.ts';
import { occurrencesOf } from '../slo/occurrences.ts';
import type { Slo } from '../slo/slo.ts';

const dayMs = 86_400_000;
/** A calendar's year may be a day longer than the 365 it is taken for. */
const spareDays = 2;

/** When each SLO has excluded time, as far as its windows reach back. */
export type ExclusionTimes = {
  /** Works the times out around `at`, once a day; gives whether they are new. */
  reach(at: number): Promise<boolean>;
  /** The intervals of an SLO, merged and in order. */
  of(slo: Slo): readonly ExcludedInterval[];
  /** Whether some SLO has exactly this interval, whole. */
  has(span: Span): boolean;
  /** The SLOs that have exactly this interval. */
  sharing(span: Span): readonly Slo[];
};

export function createExclusionTimes(slos: readonly Slo[]): ExclusionTimes {
  const longestMs = Math.max(0, ...slos.map(({ window }) => window.seconds)) * 1000;
  let reached: number | null = null;
  let bySlo: ReadonlyMap<Slo, readonly ExcludedInterval[]> = new Map();
  let sharing: ReadonlyMap<string, readonly Slo[]> = new Map();

  return {
    async reach(at) {
      const day = Math.floor(at / dayMs);
      if (day === reached) return false;
      const start = (day - spareDays) * dayMs - longestMs;
      bySlo = await timesOf(slos, { start, end: (day + spareDays) * dayMs });
      sharing = sharedBy(bySlo);
      reached = day;
      return true;
    },
    of: (slo) => bySlo.get(slo) ?? [],
    has: (span) => sharing.has(keyOf(span)),
    sharing: (span) => sharing.get(keyOf(span)) ?? [],
  };
}

async function timesOf(slos: readonly Slo[], span: Span) {
  const all = [...new Set(slos.flatMap(({ exclusions }) => exclusions ?? []))];
  const found = new Map(
    await Promise.all(all.map(async (one) => [one, await occurrencesOf(one, span)] as const)),
  );
  return new Map(
    slos.map((slo) => {
      const intervals = (slo.exclusions ?? []).flatMap((one) => found.get(one) ?? []);
      return [slo, mergeIntervals(intervals)] as const;
    }),
  );
}

function sharedBy(bySlo: ReadonlyMap<Slo, readonly ExcludedInterval[]>) {
  const shared = new Map<string, Slo[]>();
  for (const [slo, intervals] of bySlo)
    for (const span of intervals) {
      const others = shared.get(keyOf(span)) ?? [];
      others.push(slo);
      shared.set(keyOf(span), others);
    }
  return shared;
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`;
}
