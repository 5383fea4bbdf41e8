import type { EventCount, EventsSli } from '../promql/events.ts';
import type { Counts } from './counts.ts';
import type { SloWindow } from './slo.ts';
import type { DataState } from './status.ts';

type Share = { readonly counts: Counts; readonly bad: number | null };

export type DataJudgement = { readonly data: DataState; readonly reason: string | null };

const fine: DataJudgement = { data: 'ok', reason: null };

/**
 * What is known of an SLO from its two shortest windows. No answer for 5 m and 30 m: the metric is
 * gone, whatever longer windows still remember. Bad events that can't be told (no bucket at the threshold)
 * are no data either. Zero events for an hour: nobody asks anything of the service.
 */
export function judgeData(
  sli: EventsSli,
  windows: readonly SloWindow[],
  over: (label: string) => Share,
): DataJudgement {
  const shortest = windows.slice(0, 2);
  const recent = shortest.map(({ label }) => over(label));
  const since = minutesOf(shortest.at(-1));
  if (recent.some(({ bad }) => bad !== null)) return fine;
  if (latest(recent) === null) return { data: 'no-data', reason: silence(sli.total, since) };
  const hour = over('1h').counts.total ?? latest(recent);
  if (hour === 0) return { data: 'no-traffic', reason: 'no requests in the last hour' };
  if (recent.every(({ counts }) => counts.bad === null))
    return { data: 'no-data', reason: silence(sli.bad, since) };
  return fine;
}

function latest(shares: readonly Share[]): number | null {
  return shares.map(({ counts }) => counts.total).find((total) => total !== null) ?? null;
}

function minutesOf(window: SloWindow | undefined): string {
  return `${Math.round((window?.seconds ?? 1_800) / 60)} minutes`;
}

function silence(count: EventCount, since: string): string {
  const metric = count.kind === 'counters' ? count.terms.at(-1)?.metric : undefined;
  if (metric === undefined) return `its query gave nothing for ${since}`;
  const bucket = metric.endsWith('_bucket') ? ' with a bucket at its threshold' : '';
  return `no series of ${metric}${bucket} answered for ${since}`;
}
