import { evaluate } from '../../slo/evaluate.ts';
import type { Slo } from '../../slo/slo.ts';
import { markStale } from '../../slo/stale.ts';
import type { SloStatus } from '../../slo/status.ts';
import type { PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';
import { noBurnDown, readBurnDown } from '../burn-down.ts';
import type { SloFeed } from '../slo-feed.ts';
import { grafana } from './grafana.ts';
import { readMissing } from './missing-windows.ts';
import { pyrra } from './pyrra.ts';
import { ownRules, sloth } from './ratio-tools.ts';
import { type Recordings, readRecordings } from './read-recordings.ts';
import type { Covered } from './recorded-counts.ts';

const tools = [sloth, ownRules, pyrra, grafana];
/** As in the other feed: longer windows change slowly. */
const longestFastSeconds = 21_600;

/**
 * SLOs that the server records itself. The latest samples of all tools are one request; each window
 * that must be added up from recorded counts is one more, for all SLOs of a tool together.
 */
export function createRecordedFeed(
  prometheus: PrometheusSource,
  now: () => number,
  at?: number,
): SloFeed {
  let recordings: Recordings = new Map();
  let readAt: number | null = null;
  let statuses: readonly SloStatus[] = [];
  /** Counts that were added up, by SLO and window. */
  const added = new Map<Slo['id'], Map<string, Covered>>();

  const options = (signal: AbortSignal) => (at === undefined ? { signal } : { signal, at });

  async function addUp(fast: boolean, signal: AbortSignal): Promise<void> {
    const wanted = (seconds: number) => seconds <= longestFastSeconds === fast;
    for (const { id, label, ...read } of await readMissing(
      prometheus,
      recordings,
      wanted,
      options(signal),
    ))
      added.set(id, (added.get(id) ?? new Map<string, Covered>()).set(label, read));
  }

  function judgeAll(): readonly SloStatus[] {
    if (readAt === null) return statuses;
    const moment = readAt;
    statuses = [...recordings.values()].map(({ slo, ratios, counts, source }) => {
      const own = added.get(slo.id) ?? new Map<string, Covered>();
      const sums = [...own].map(([label, one]) => [label, one.counts] as const);
      const measured = { at: moment, counts: new Map([...counts, ...sums]), ratios };
      const coverage = own.get(slo.window.label)?.coverage ?? null;
      return { ...evaluate(slo, { ...measured, coverage }), source };
    });
    return statuses;
  }

  return {
    async readFast(signal) {
      recordings = await readRecordings(prometheus, tools, options(signal));
      await addUp(true, signal);
      readAt = at ?? now();
      return judgeAll();
    },
    async readSlow(signal) {
      // Both loops begin at once: without this, long windows would wait for the next round.
      if (readAt === null) recordings = await readRecordings(prometheus, tools, options(signal));
      await addUp(false, signal);
      return judgeAll();
    },
    afterFailure(reason) {
      statuses = markStale(statuses, reason);
      return statuses;
    },
    async burnDown(sloId, signal) {
      const status = statuses.find(({ slo }) => slo.id === sloId);
      const one = [...recordings.values()].find(({ slo }) => slo.id === sloId);
      // Shares alone have no weights: their chart would be a mean of means.
      if (status === undefined || !one?.countable) return { sloId, ...noBurnDown };
      const counted = { counts: status.counts, taken: [] };
      return {
        sloId,
        ...(await readBurnDown(prometheus, one.slo, counted, readAt ?? now(), signal)),
      };
    },
  };
}
