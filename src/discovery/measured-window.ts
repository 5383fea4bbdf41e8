import type { SloWindow } from '../slo/slo.ts';

const day = 86_400;
const hour = 3_600;
const longestDays = 30;

/** The longest window a server can fill, 30 days at most: whole days, or below a day whole hours. */
export function measuredWindow(retentionSeconds: number | null): SloWindow {
  const kept = retentionSeconds ?? longestDays * day;
  const days = Math.min(longestDays, Math.floor(kept / day));
  if (days >= 1) return { label: `${days}d`, seconds: days * day };
  const hours = Math.max(1, Math.floor(kept / hour));
  return { label: `${hours}h`, seconds: hours * hour };
}

/** How much of a window has samples, in words as short as a window's: `30d`, `3d`, `5h`, `40m`. */
export function historyLabel({ label, seconds }: SloWindow, historySeconds: number): string {
  if (historySeconds >= seconds) return label;
  if (historySeconds >= 2 * day) return `${Math.floor(historySeconds / day)}d`;
  if (historySeconds >= 2 * hour) return `${Math.floor(historySeconds / hour)}h`;
  return `${Math.max(1, Math.floor(historySeconds / 60))}m`;
}
