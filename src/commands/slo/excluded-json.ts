import type { ExcludedTime } from '../../slo/excluded-time.ts';
import type { ExcludedInterval } from '../../slo/exclusion.ts';

/** `raw` is null when nothing was taken out of the window; `excludedNow` when no exclusion is under way. */
export function excludedJson(excluded: ExcludedTime | undefined) {
  const raw = excluded?.raw ?? null;
  const running = excluded?.running ?? null;
  return {
    raw: raw && {
      sli: raw.sli,
      bad: raw.counts.bad,
      total: raw.counts.total,
      budgetRemaining: raw.remaining,
    },
    excluded: (excluded?.intervals ?? []).map(intervalJson),
    excludedNow: running && intervalJson(running),
  };
}

/** One excluded stretch, from and to in ISO 8601. */
export function intervalJson({ start, end, reasons }: ExcludedInterval) {
  return { from: iso(start), to: iso(end), reasons };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
