import type { Clearing } from '../../slo/clearing.ts';
import { coldStart } from '../../slo/cold-start.ts';
import { fewBehind } from '../../slo/few-events.ts';
import { spentInDay } from '../../slo/silent-burn.ts';
import type { SloStatus } from '../../slo/status.ts';
import { budgetPercent, burn } from '../../text/number.ts';
import { clock, dateClock, duration, roughDuration } from '../../text/time.ts';

const dayMs = 86_400_000;

/** `page since 14:28 (14.4× in 1h and 5m), only 3 failures behind this`; times are UTC. */
export function alertWords(status: SloStatus): string {
  const { alert, state } = status;
  const windows = alert === null ? '' : `${burn(alert.factor)} in ${alert.long} and ${alert.short}`;
  const since = sinceWords(status);
  const what =
    since === null ? `${state}: burns over ${windows}` : `${state} ${since} (${windows})`;
  return `${what}${fewWords(status)}${shortHistoryWords(status)}`;
}

/** `cold start: only 20h of history, 1d and 3d see only that`; empty when there is enough. */
export function coldStartSentence(status: SloStatus): string {
  const cold = coldStart(status);
  if (cold === null) return '';
  const { windows, historySeconds } = cold;
  const see = windows.length === 1 ? 'sees' : 'see';
  return `cold start: only ${hours(historySeconds)} of history, ${windows.join(' and ')} ${see} only that`;
}

/** `recovering: clears in ~12m, held by 30m/6h`: when what still holds an alert up has left its windows. */
export function recoveringWords(status: SloStatus): string {
  const clearing = ownClearing(status);
  const held =
    clearing === null || status.at === null
      ? `calm for now, held by the last ${status.alert?.long ?? 'hours'}`
      : `clears in ~${roughDuration(clearing.at - status.at)}, held by ${heldBy(clearing)}`;
  return `recovering: ${held}${fewWords(status)}`;
}

/** When each kind of alert stops firing if things go on as they are; empty when not known. */
export function clearsSentence({ alert, alertTimes, at }: SloStatus): string {
  const clears = alertTimes?.clears ?? null;
  if (clears === null || alert === null || at === null) return '';
  const { page, all } = clears;
  const when = (one: Clearing) => `in ~${roughDuration(one.at - at)}, held by ${heldBy(one)}`;
  if (alert.severity === 'page' && page === null) return 'not while it burns like this';
  if (all === null) return page === null ? 'not while it burns like this' : `page ${when(page)}`;
  if (page === null || page.at === all.at) return when(all);
  return `page ${when(page)}; ticket ${when(all)}`;
}

/** When the alert that holds the state clears: pages by themselves, though a ticket may go on. */
export function ownClearing({ alert, alertTimes }: SloStatus): Clearing | null {
  const clears = alertTimes?.clears ?? null;
  return alert?.severity === 'page' ? (clears?.page ?? null) : (clears?.all ?? null);
}

/** The windows that hold an alert up: `30m/6h`. */
export function heldBy({ short, long }: Pick<Clearing, 'short' | 'long'>): string {
  return `${short}/${long}`;
}

function shortHistoryWords(status: SloStatus): string {
  const cold = coldStart(status);
  const long = status.alert?.long;
  if (cold === null || long === undefined || !cold.windows.includes(long)) return '';
  return `, with ${hours(cold.historySeconds)} of history alone`;
}

function hours(seconds: number): string {
  // Coverage is counted in steps of up to an hour.
  if (seconds === 0) return 'less than an hour';
  return duration(seconds < 3_600 ? seconds * 1000 : Math.round(seconds / 3_600) * 3_600_000);
}

function sinceWords({ at, alertTimes }: SloStatus): string | null {
  const since = alertTimes?.since ?? null;
  if (since === null || at === null) return null;
  const isToday = at - since < dayMs;
  return `since ${isToday ? clock(since, 'UTC') : dateClock(since, 'UTC')}`;
}

/** `silent burn: 8% of the budget in 24 h, below every alert`. */
export function silentBurnWords(status: SloStatus): string {
  const spent = spentInDay(status.burn, status.slo.window.seconds);
  return `silent burn: ${budgetPercent(spent)} of the budget in 24 h, below every alert${fewWords(status)}`;
}

/** `page held back to ticket: 37 events in 1h, fewer than 100`; empty when nothing is held back. */
export function heldBackWords({ heldBack }: SloStatus): string {
  if (heldBack === undefined) return '';
  const { severity, otherwise, long, events, wanted } = heldBack;
  const to = otherwise === 'ticket' ? 'held back to ticket' : 'ignored';
  return `${severity} ${to}: ${Math.floor(events)} events in ${long}, fewer than ${wanted}`;
}

function fewWords(status: SloStatus): string {
  const few = fewBehind(status);
  return few === null ? '' : `, only ${few} ${few === 1 ? 'failure' : 'failures'} behind this`;
}
