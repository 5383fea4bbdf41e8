import type { QueryPlan } from '../promql/query-plan.ts';
import type { CountValues } from '../promql/read-counts.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import type { Moment } from './moment.ts';
import { ask } from './window-counts.ts';

/** Scrapes may have stopped so long before a moment, and what was counted meanwhile still comes in. */
const padSeconds = 900;

/** What came in since a moment. */
export type Incoming = {
  /** Counts over (from, at]; times in ms since the epoch, whole seconds. Throws `SourceError`. */
  read(from: number, moment: Moment): Promise<Arrival>;
};

export type Arrival = {
  readonly came: CountValues;
  /** The last counts before `from`: what is missing here and came all the same was gone for longer. */
  readonly before: CountValues;
};

/**
 * Asks for what came in: increase over (from − pad, at] − increase over (from − pad, from]. The second
 * is asked once. Asked over (from, at] alone, a counter would lose all it counted between its last scrape
 * before `from` and its first one after, which in a gap of scrapes is much.
 */
export function createIncoming(prometheus: PrometheusSource, plan: QueryPlan): Incoming {
  let pad: { readonly from: number; readonly values: CountValues } | null = null;

  async function padBefore(from: number, signal: AbortSignal): Promise<CountValues> {
    if (pad?.from === from) return pad.values;
    const values = await over(padSeconds, { at: from, signal });
    pad = { from, values };
    return values;
  }

  function over(seconds: number, { at, signal }: Moment): Promise<CountValues> {
    return ask(prometheus, plan.questions(`[${seconds}s]`, seconds), { at, signal });
  }

  return {
    async read(from, moment) {
      const seconds = Math.round((moment.at - from) / 1000);
      const [wide, before] = await Promise.all([
        over(seconds + padSeconds, moment),
        padBefore(from, moment.signal),
      ]);
      return { came: less(wide, before), before };
    },
  };
}

/** A hair of extrapolation can make the part larger than the whole. */
function less(whole: CountValues, part: CountValues): CountValues {
  return new Map(
    [...whole].map(([key, value]) => [key, Math.max(0, value - (part.get(key) ?? 0))]),
  );
}
