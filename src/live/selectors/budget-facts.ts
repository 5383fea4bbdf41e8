import { unitOf } from '../../promql/events.ts';
import type { Exhaustion } from '../../slo/budget.ts';
import { outageMinutesAtCurrentTraffic } from '../../slo/current-traffic.ts';
import type { Slo } from '../../slo/slo.ts';
import type { SloStatus } from '../../slo/status.ts';
import { progressOf } from '../../slo/window-progress.ts';
import type { Mark } from '../../text/glyphs.ts';
import { minutes, percent } from '../../text/number.ts';
import { dateClock, roughDuration } from '../../text/time.ts';
import { alertWords, recoveringWords, silentBurnWords } from './alert-words.ts';
import { amount, unitWord } from './amount.ts';
import { markOf } from './slo-row.ts';
import { windowName } from './window-facts.ts';

/** What is left of a budget, in one line: `9m 58s of 43m 12s left`, `overspent by 3m of 43m 12s`. */
export function leftSentence({ budget }: SloStatus): string {
  const whole = minutes(budget.minutesTotal);
  if (budget.minutesLeft === null) return `budget ${whole}, what is left is not known`;
  if (budget.minutesLeft < 0) return `overspent by ${minutes(-budget.minutesLeft)} of ${whole}`;
  return `${minutes(budget.minutesLeft)} of ${whole} left`;
}

/** What arithmetic leaves of a whole number. */
const dust = 1e-6;

/**
 * `412 failures left ≈ 38m at current traffic`: what the budget still allows if every request fails.
 * Empty for time: the budget's minutes say it.
 */
export function failuresLeftSentence(status: SloStatus): string {
  const { eventsLeft } = status.budget;
  const unit = unitOf(status.slo.sli);
  if (unit === 'seconds') return '';
  const several = unit === 'events' ? 'failures' : `bad ${unit}`;
  if (eventsLeft === null) return `${several} left not known`;
  // Half a failure can't happen: what is allowed is the whole ones, what is too many each begun one.
  const whole = eventsLeft < 0 ? Math.ceil(-eventsLeft - dust) : Math.floor(eventsLeft + dust);
  const what = `${amount(whole, unit)} ${whole === 1 ? several.replace(/s$/, '') : several}`;
  if (eventsLeft < 0) return `${what} too many`;
  const lasting = unit === 'events' ? outageMinutesAtCurrentTraffic(status) : null;
  const left = `${what} left`;
  return lasting === null ? left : `${left} ≈ ${roughMinutes(lasting)} at current traffic`;
}

/** When the budget is gone: `gone in ~1h 52m`. */
export function exhaustionSentence(exhaustion: Exhaustion, now: number): string {
  switch (exhaustion.kind) {
    case 'at':
      return `gone in ~${roughDuration(exhaustion.at - now)}`;
    case 'lasts':
      return `lasts until it resets in ${roughDuration(exhaustion.until - now)}`;
    case 'unclear':
      return 'gone when is unclear: short and long burn disagree';
    case 'not-burning':
      return 'not burning';
    case 'exhausted':
      return 'gone';
    case 'unknown':
      return 'gone when is not known';
  }
}

/** What the SLO is doing and why, in one sentence. */
export function stateSentence(status: SloStatus): string {
  const said: Readonly<Record<Mark, string>> = {
    page: alertWords(status),
    ticket: alertWords(status),
    recovering: recoveringWords(status),
    'silent-burn': silentBurnWords(status),
    exhausted: 'exhausted: no budget is left',
    ok: 'ok: within budget',
    'no-traffic': withReason('no traffic', status.reason),
    'no-data': withReason('no data', status.reason),
    failed: withReason('query failed', status.reason),
    stale: withReason('stale', status.reason),
    waiting: 'waiting for the first answer',
  };
  return said[markOf(status)];
}

/** How much of the window there is data for: `27.4 of 30 d measured`. */
export function coverageSentence({ coverage, slo, at }: SloStatus): string {
  const { window } = slo;
  if (coverage === null || at === null) return 'not known how much was measured';
  if (coverage >= 0.999)
    return window.calendar === undefined
      ? `all of ${window.label} measured`
      : `all of ${windowName(window)} so far measured`;
  const days = progressOf(window, at).passedSeconds / 86_400;
  return `${rounded(coverage * days)} of ${rounded(days)} d measured`;
}

/** Whose recordings the numbers come from, and for which windows; empty for raw data. */
export function sourceSentence({ source }: SloStatus): string {
  if (source === undefined) return '';
  const { by, windows, since, remark } = source;
  const what = windows === 'all' ? '' : `${windows.join(' ')} `;
  const from = since === null ? '' : ` since ${dateClock(since, 'UTC')} UTC`;
  const said = what === '' && windows !== 'all' ? 'raw data' : `${what}recorded by ${by}${from}`;
  return remark === null ? said : `${said}; ${remark}`;
}

/** `2.1k of 1.2M events bad`, `12 of 8640 slices bad`, `3h of 30d bad`, over the SLO's window. */
export function eventsSentence({ counts, slo }: SloStatus): string {
  const unit = unitOf(slo.sli);
  if (counts.total === null) return `${unitWord(unit)} not known`;
  const [bad, total] = [amount(counts.bad, unit), amount(counts.total, unit)];
  return unit === 'seconds'
    ? `${bad} of ${total} bad in ${windowName(slo.window)}`
    : `${bad} of ${total} ${unit} bad in ${windowName(slo.window)}`;
}

/** `99.21% good, 99.9% wanted`. */
export function attainmentSentence({ sli, slo }: SloStatus): string {
  return `${percent(sli)} good over ${windowName(slo.window)}, ${percent(slo.objective)} wanted`;
}

/** `handler=/pay of api/availability; 20 of 143 shown, the worst`; empty for what is no part. */
export function partSentence({ part }: Slo): string {
  if (part === undefined) return '';
  const values = Object.entries(part.values).map(([label, value]) => `${label}=${value}`);
  const which = `${values.join(' ')} of ${part.of}`;
  if (part.found <= part.shown) return `${which}; all ${part.found} shown`;
  return `${which}; ${part.shown} of ${part.found} shown, the worst and the busiest`;
}

function withReason(what: string, reason: string | null): string {
  return reason === null ? what : `${what}: ${reason}`;
}

/** Whole minutes where there are any: the traffic is not known to the second. */
function roughMinutes(value: number): string {
  return minutes(value < 1 ? value : Math.round(value));
}

function rounded(days: number): string {
  return String(Math.round(days * 10) / 10);
}
