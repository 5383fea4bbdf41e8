import { boundOf, nearestBounds } from '../promql/buckets.ts';
import type { CounterTerm, EventsSli } from '../promql/events.ts';
import { printMetric } from '../promql/print.ts';
import type { SloStatus } from '../slo/status.ts';
import type { AskOptions, PrometheusSource } from '../sources/prometheus/prometheus-source.ts';

/** A bucket an SLO counts by: its series without `le`, and its upper bound. */
type Bucket = { readonly series: string; readonly inSeconds: boolean; readonly bound: number };

/** Which buckets there are, where the one an SLO needs is not. */
export type MissingBuckets = {
  /**
   * Asks once for each SLO whose requests are known and whose slow ones are not; true when it learnt
   * something. Throws `SourceError`.
   */
  read(statuses: readonly SloStatus[], options: AskOptions): Promise<boolean>;
  /** The status, its reason naming the nearest buckets when they are known. */
  explain(status: SloStatus): SloStatus;
};

export function createMissingBuckets(prometheus: PrometheusSource): MissingBuckets {
  const reasons = new Map<string, string>();

  async function ask(sloId: string, bucket: Bucket, options: AskOptions): Promise<void> {
    const { value } = await prometheus.instant(`count by (le) (${bucket.series})`, options);
    const bounds = value.flatMap(({ labels: { le } }) => (le === undefined ? [] : [Number(le)]));
    if (bounds.length > 0 && !bounds.includes(bucket.bound))
      reasons.set(sloId, reasonOf(bucket, bounds));
  }

  return {
    async read(statuses, options) {
      const before = reasons.size;
      const unknown = statuses.filter(({ slo }) => !reasons.has(slo.id)).filter(lacksBad);
      await Promise.all(
        unknown.map(({ slo }) => {
          const bucket = bucketOf(slo.sli);
          return bucket === null ? null : ask(slo.id, bucket, options);
        }),
      );
      return reasons.size > before;
    },
    explain(status) {
      const reason = lacksBad(status) ? reasons.get(status.slo.id) : undefined;
      return reason === undefined ? status : { ...status, reason };
    },
  };
}

/** There are requests, and nothing tells the slow ones. */
function lacksBad({ data, burn }: SloStatus): boolean {
  const counts = burn[0]?.counts;
  return data === 'no-data' && counts !== undefined && counts.total !== null && counts.bad === null;
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
  return { series: printMetric(metric, others), inSeconds, bound };
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
