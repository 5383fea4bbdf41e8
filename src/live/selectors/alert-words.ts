import { fewBehind } from '../../slo/few-events.ts';
import { spentInDay } from '../../slo/silent-burn.ts';
import type { SloStatus } from '../../slo/status.ts';
import { budgetPercent, burn } from '../../text/number.ts';

/** `page: burns over 14.4× in 1h and 5m, only 3 failures behind this`. */
export function alertWords(status: SloStatus): string {
  const { alert, state } = status;
  const windows = alert === null ? '' : `${burn(alert.factor)} in ${alert.long} and ${alert.short}`;
  return `${state}: burns over ${windows}${fewWords(status)}`;
}

/** What still holds an alert up though the burn is over. */
export function recoveringWords(status: SloStatus): string {
  return `recovering: calm for now, held by the last ${status.alert?.long ?? 'hours'}${fewWords(status)}`;
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
