import type { QueryPlan } from '../promql/query-plan.ts';
import type { CountValues } from '../promql/read-counts.ts';
import type { SloWindow } from '../slo/slo.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import type { Moment } from './moment.ts';
import { ask } from './window-counts.ts';

/** The far edge of a window is known to a fifteenth of it, and to twelve minutes at worst. */
const edgeShare = 1 / 15;
const longestStepSeconds = 720;

/** What fell out of a rolling window since a moment. */
export type Outgoing = {
  /** Exactly: increase over (from − W, at − W]. */
  readExactly(from: number, moment: Moment): Promise<CountValues>;
  /** The same by a straight line between moments that are read ahead: no request most of the time. */
  readAhead(from: number, moment: Moment): Promise<CountValues>;
};

/**
 * Asks for what fell out. All of it is past: what will fall out over the next minutes can be read
 * now. A calendar's period lets nothing go before it ends. Reading throws `SourceError`.
 */
export function createOutgoing(
  prometheus: PrometheusSource,
  window: SloWindow,
  plan: QueryPlan,
): Outgoing {
  if (window.calendar !== undefined) return nothing;
  const step = Math.min(longestStepSeconds, Math.round(window.seconds * edgeShare));
  let ahead = { from: 0, edges: new Map<number, CountValues>() };

  /** What falls out until `steps` after `from`. */
  async function until(steps: number, { at: from, signal }: Moment): Promise<CountValues> {
    if (ahead.from !== from) ahead = { from, edges: new Map([[0, new Map()]]) };
    const { edges } = ahead;
    const known = edges.get(steps);
    if (known !== undefined) return known;
    const seconds = steps * step;
    const range = `[${seconds}s] offset ${window.seconds - seconds}s`;
    const values = await ask(prometheus, plan.questions(range, seconds), { at: from, signal });
    edges.set(steps, values);
    return values;
  }

  return {
    readExactly(from, { at, signal }) {
      const seconds = Math.round((at - from) / 1000);
      const range = `[${seconds}s] offset ${window.seconds}s`;
      return ask(prometheus, plan.questions(range, seconds), { at, signal });
    },
    async readAhead(from, { at, signal }) {
      const steps = (at - from) / 1000 / step;
      const next = Math.ceil(steps);
      const moment = { at: from, signal };
      const [before, after] = await Promise.all([until(next - 1, moment), until(next, moment)]);
      return between(before, after, steps - (next - 1));
    },
  };
}

const nothing: Outgoing = {
  readExactly: async () => new Map(),
  readAhead: async () => new Map(),
};

/** `share` of the way from one set of counts to another. */
function between(before: CountValues, after: CountValues, share: number): CountValues {
  return new Map(
    [...after].map(([key, value]) => {
      const start = before.get(key) ?? 0;
      return [key, start + (value - start) * share];
    }),
  );
}
