import type { QueryPlan } from '../promql/query-plan.ts';
import type { CountValues } from '../promql/read-counts.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import type { Moment } from './moment.ts';
import { ask } from './window-counts.ts';

/** Two scrapes of a minute, which `increase` needs to go by; a delta shorter than that is padded. */
const padSeconds = 120;
/** From here on a delta stands by itself. */
const plainSeconds = 600;

/** What came in since a moment. */
export type Incoming = {
  /** Counts over (from, at]; times in ms since the epoch, whole seconds. Throws `SourceError`. */
  read(from: number, moment: Moment): Promise<CountValues>;
};

/**
 * Asks for what came in. A short delta is the difference of two ranges that begin at the same moment
 * before it: increase over (from − pad, at] − increase over (from − pad, from]. The second is asked once.
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
      if (seconds >= plainSeconds) return over(seconds, moment);
      const [wide, before] = await Promise.all([
        over(seconds + padSeconds, moment),
        padBefore(from, moment.signal),
      ]);
      return less(wide, before);
    },
  };
}

/** A hair of extrapolation can make the part larger than the whole. */
function less(whole: CountValues, part: CountValues): CountValues {
  return new Map(
    [...whole].map(([key, value]) => [key, Math.max(0, value - (part.get(key) ?? 0))]),
  );
}
