import { type EventCurve, joinCurves } from '../slo/event-curve.ts';
import type { Slo } from '../slo/slo.ts';
import type { SloStatus } from '../slo/status.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { readCurves } from './read-curves.ts';

/**
 * The last hours by the minute. Two minutes of counts at each minute, halved, are the shortest that
 * hold two scrapes at scrape intervals up to a minute.
 */
const recent = { seconds: 23_400, stepSeconds: 60, rangeSeconds: 120, everyMs: 60_000 };
/** What is before, for windows longer than that: a day, or more days when tickets fire. */
const earlier = { stepSeconds: 900, rangeSeconds: 900, everyMs: 900_000 };
const daySpanSeconds = 93_600;
const ticketSpanSeconds = 345_600;

/** A fire this wide needs no forecast by the minute, and the server has enough to do. */
const mostSlos = 20;

/** The last hours of the SLOs whose alerts fire, kept between refreshes. */
export type AlertHistories = {
  /** Reads what is missing or old; what can't be read stays unknown. */
  refresh(statuses: readonly SloStatus[], at: number, signal: AbortSignal): Promise<void>;
  curveOf(sloId: string): EventCurve | null;
};

type Kept = {
  readonly at: number;
  readonly spanSeconds: number;
  readonly curves: ReadonlyMap<string, EventCurve>;
};

const nothing: Kept = { at: Number.NEGATIVE_INFINITY, spanSeconds: 0, curves: new Map() };

export function createAlertHistories(prometheus: PrometheusSource): AlertHistories {
  let fine = nothing;
  let coarse = nothing;
  let reading: Promise<void> | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;

  async function read(slos: readonly Slo[], spanSeconds: number, at: number, signal: AbortSignal) {
    const asOf = Math.floor(at / 1000) * 1000;
    if (isOld(fine, slos, at, recent.seconds, recent.everyMs))
      fine = await readPart(slos, recent, asOf, signal);
    if (isOld(coarse, slos, at, spanSeconds, earlier.everyMs))
      coarse = await readPart(slos, { ...earlier, seconds: spanSeconds }, asOf, signal);
  }

  async function readPart(
    slos: readonly Slo[],
    { seconds, stepSeconds, rangeSeconds }: Omit<typeof recent, 'everyMs'>,
    at: number,
    signal: AbortSignal,
  ): Promise<Kept> {
    const stretch = { from: at - seconds * 1000, to: at, stepSeconds, rangeSeconds };
    const curves = await readCurves(prometheus, slos, stretch, signal);
    return { at, spanSeconds: seconds, curves };
  }

  return {
    async refresh(statuses, at, signal) {
      const firing = statuses.filter(({ alert, slo }) => alert !== null && addsUp(slo));
      if (firing.length === 0 || Math.abs(at - failedAt) < recent.everyMs) return;
      const pages = firing.filter(({ alert }) => alert?.severity === 'page');
      const slos = [...new Set([...pages, ...firing])].slice(0, mostSlos).map(({ slo }) => slo);
      const span = pages.length === firing.length ? daySpanSeconds : ticketSpanSeconds;
      reading ??= read(slos, span, at, signal)
        .catch(() => {
          failedAt = at;
        })
        .finally(() => {
          reading = null;
        });
      await reading;
    },
    curveOf(sloId) {
      const curve = fine.curves.get(sloId);
      if (curve === undefined) return null;
      const before = coarse.curves.get(sloId);
      return before === undefined ? curve : joinCurves(before, curve);
    },
  };
}

/** Only counters' counts over minutes are sure to add up to those over hours. */
function addsUp({ sli }: Slo): boolean {
  return sli.bad.kind === 'counters' && sli.total.kind === 'counters';
}

function isOld(kept: Kept, slos: readonly Slo[], at: number, seconds: number, everyMs: number) {
  if (at - kept.at >= everyMs || kept.spanSeconds < seconds) return true;
  return slos.some(({ id }) => !kept.curves.has(id));
}
