import { type ExcludedInterval, lengthOf } from '../../slo/exclusion.ts';
import type { SloStatus } from '../../slo/status.ts';
import { budgetPercent } from '../../text/number.ts';
import { clock, dateClock, duration } from '../../text/time.ts';

const dayMs = 86_400_000;

/** `61% corrected, 23% raw; 2 intervals, 3h excluded: database maintenance`; empty without corrections. */
export function correctionSentence({ budget, excluded }: SloStatus): string {
  if (!excluded?.raw) return '';
  const { intervals, raw } = excluded;
  const both = `${budgetPercent(budget.remaining)} corrected, ${budgetPercent(raw.remaining)} raw`;
  return `${both}; ${intervalsText(intervals)}`;
}

/** `2 intervals, 3h excluded: database maintenance`. */
export function intervalsText(intervals: readonly ExcludedInterval[]): string {
  const many = `${intervals.length} ${intervals.length === 1 ? 'interval' : 'intervals'}`;
  const reasons = [...new Set(intervals.flatMap((one) => one.reasons))].join(', ');
  return `${many}, ${duration(lengthOf(intervals))} excluded: ${reasons}`;
}

/** `excluded now until 03:00 UTC: database maintenance`; empty when no exclusion is under way. */
export function excludedNowSentence({ excluded }: SloStatus, now: number): string {
  const running = excluded?.running ?? null;
  if (running === null || running.end <= now) return '';
  return `excluded now until ${until(running, now)}: ${running.reasons.join(', ')}`;
}

function until({ end }: ExcludedInterval, now: number): string {
  return `${end - now < dayMs ? clock(end, 'UTC') : dateClock(end, 'UTC')} UTC`;
}
