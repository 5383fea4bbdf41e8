import type { Supposed } from '../../slo/what-if.ts';
import type { WouldAlert } from '../../slo/would-alert.ts';
import { budgetPercent, minutes } from '../../text/number.ts';
import { dateClock } from '../../text/time.ts';

/** What would be left of a budget: `24% left, 10m 26s of 43m 12s`, or how far it would be overspent. */
export function supposedLeft({
  remaining,
  minutesLeft,
  minutesTotal,
}: Pick<Supposed, 'remaining' | 'minutesLeft' | 'minutesTotal'>): string {
  const share = budgetPercent(remaining);
  const whole = minutes(minutesTotal);
  if (minutesLeft !== null && minutesLeft < 0)
    return `${share}, overspent by ${minutes(-minutesLeft)} of ${whole}`;
  return `${share} left, ${minutes(minutesLeft)} of ${whole}`;
}

/** How often alerts of a severity would have fired, and when first and last: `2, first 12 Nov 14:00, last …`. */
export function alertTale(
  alerts: readonly WouldAlert[],
  severity: WouldAlert['severity'],
  zone: string,
): string {
  const fired = alerts.filter((one) => one.severity === severity);
  const [first] = fired;
  const last = fired.at(-1);
  if (first === undefined || last === undefined) return 'none';
  if (fired.length === 1) return `1, ${dateClock(first.from, zone)}`;
  return `${fired.length}, first ${dateClock(first.from, zone)}, last ${dateClock(last.from, zone)}`;
}
