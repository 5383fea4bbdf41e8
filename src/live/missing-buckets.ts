import { boundOf, nearestBounds } from '../promql/buckets.ts';
import type { CounterTerm, EventsSli } from '../promql/events.ts';
import { printMetric } from '../promql/print.ts';
import type { SloStatus } from '../slo/status.ts';
import type { AskOptions, PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { isNativeHistogram } from './native-histogram.ts';
import { takeTurns } from './take-turns.ts';

/** A bucket an SLO counts by: its series without `le`, and its upper bound. */
type Bucket = {
  readonly series: string;
  /** The histogram's name without `_bucket`. */
  readonly histogram: string;
  readonly inSeconds: boolean;
  readonly bound: number;
};

/** Which buckets there are, where the one an SLO needs is not, and which histograms never have any. */
export type MissingBuckets = {
  /**
   * Asks for SLOs whose requests are known and whose slow ones are not, and for histograms of which
   * neither is, a few at a time until it is known; true when it learnt something. Throws `SourceError`.
   */
  read(statuses: readonly SloStatus[], options: AskOptions): Promise<boolean>;
  /** The status, its reason naming the nearest buckets when they are known. */
  explain(status: SloStatus): SloStatus;
};

/** Of a thousand SLOs whose metrics are gone a refresh asks of so many: the answer may well be none. */
const mostSlos = 20;
/** Services share the names of their histograms. */
const mostHistograms = 5;

export function createMissingBuckets(prometheus: PrometheusSource): MissingBuckets {
  const reasons = new Map<string, string>();
  const natives = new Set<string>();
  const nextSlos = takeTurns(mostSlos);
  const nextHistograms = takeTurns(mostHistograms);

  async function ask(sloId: string, bucket: Bucket, options: AskOptions): Promise<void> {
    const { value } = await prometheus.instant(`count by (le) (${bucket.series})`, options);
    const bounds = value.flatMap(({ labels: { le } }) => (le === undefined ? [] : [Number(le)]));
    if (bounds.length > 0 && !bounds.includes(bucket.bound))
      reasons.set(sloId, reasonOf(bucket, bounds));
  }

  async function askNatives(statuses: readonly SloStatus[], options: AskOptions): Promise<void> {
    const missing = statuses
      .filter(lacksAll)
      .flatMap(({ slo }) => bucketOf(slo.sli)?.histogram ?? []);
    const unknown = nextHistograms(missing.filter((one) => !natives.has(one)));
    await Promise.all(
      [...unknown].map(async (one) => {
        if (await isNativeHistogram(prometheus, one, options)) natives.add(one);
      }),
    );
  }

  function reasonFor(status: SloStatus): string | undefined {
    if (lacksBad(status)) return reasons.get(status.slo.id);
    const histogram = lacksAll(status) ? bucketOf(status.slo.sli)?.histogram : undefined;
    return histogram !== undefined && natives.has(histogram) ? nativeReason(histogram) : undefined;
  }

  return {
    async read(statuses, options) {
      const before = reasons.size + natives.size;
      const unknown = statuses.filter(({ slo }) => !reasons.has(slo.id)).filter(lacksBad);
      const buckets = new Map(unknown.map(({ slo }) => [slo.id, bucketOf(slo.sli)] as const));
      const next = nextSlos([...buckets.keys()].filter((id) => buckets.get(id) !== null));
      await Promise.all(
        [...next].map(async (id) => {
          const bucket = buckets.get(id);
          if (bucket) await ask(id, bucket, options);
        }),
      );
      await askNatives(statuses, options);
      return reasons.size + natives.size > before;
    },
    explain(status) {
      const reason = reasonFor(status);
      return reason === undefined ? status : { ...status, reason };
    },
  };
}

/** There are requests, and nothing tells the slow ones. */
function lacksBad({ data, burn }: SloStatus): boolean {
  const counts = burn[0]?.counts;
  return data === 'no-data' && counts !== undefined && counts.total !== null && counts.bad === null;
}

/** Neither is there: a native histogram has no `_count`, either. */
function lacksAll({ data, burn }: SloStatus): boolean {
  return data === 'no-data' && burn[0]?.counts.total === null;
}

function nativeReason(histogram: string): string {
  return `${histogram} is a native histogram, without buckets: its sli needs histogram: native; onduty check --live says how`;
}

function bucketOf({ bad }: EventsSli): Bucket | null {
  if (bad.kind === 'expression') return null;
  return bad.terms.map(bucketIn).find((bucket) => bucket !== null) ?? null;
}

function bucketIn({ metric, matchers }: CounterTerm): Bucket | null {
  const le = matchers.find(({ label }) => label === 'le');
  const bound = le === undefined ? null : boundOf(le);
  if (bound === null) return null;
  const others = matchers.filter(({ label }) => label !== 'le');
  const inSeconds = metric.endsWith('_seconds_bucket');
  const histogram = metric.replace(/_bucket$/, '');
  return { series: printMetric(metric, others), histogram, inSeconds, bound };
}

/** `no bucket at 200 ms; there are 100 ms and 250 ms`, the nearest ones. */
function reasonOf({ bound, inSeconds }: Bucket, bounds: readonly number[]): string {
  const text = (one: number) => boundText(one, inSeconds);
  const near = nearestBounds(bounds, bound).map(text);
  const there = near.length === 0 ? 'there is only le="+Inf"' : `the nearest is ${near[0]}`;
  return `no bucket at ${text(bound)}; ${near.length < 2 ? there : `there are ${near.join(' and ')}`}`;
}

function boundText(bound: number, inSeconds: boolean): string {
  if (!inSeconds) return String(bound);
  return bound < 1 ? `${Number((bound * 1000).toPrecision(12))} ms` : `${bound} s`;
}
