import type { Mark } from '../../text/glyphs.ts';
import type { Tone } from '../../text/theme.ts';
import { age, clock } from '../../text/time.ts';
import type { Alert } from '../alert.ts';

/** One alert as the list shows it. */
export type AlertRow = {
  readonly id: string;
  readonly mark: Mark;
  readonly tone: Tone;
  readonly name: string;
  readonly service: string;
  /** `firing 12m`, `pending 40s`, `silenced to 15:00`. */
  readonly status: string;
  readonly summary: string;
};

const paging = /^(page|critical|crit|emergency|p1|sev-?1)$/i;

export function alertRow(alert: Alert, now: number): AlertRow {
  return {
    id: alert.id,
    ...lookOf(alert),
    name: alert.name,
    service: alert.service ?? '',
    status: alertStatus(alert, now),
    summary: alert.summary ?? '',
  };
}

export function alertStatus(alert: Alert, now: number): string {
  if (alert.state !== 'silenced') return `${alert.state} ${age(now - alert.since)}`;
  const until = alert.silencedUntil === null ? '' : ` to ${clock(alert.silencedUntil, 'UTC')}`;
  return `silenced${until}`;
}

/** Whether the alert wakes somebody. */
export function isPage({ severity }: Alert): boolean {
  return paging.test(severity ?? '');
}

function lookOf(alert: Alert): { readonly mark: Mark; readonly tone: Tone } {
  const { state } = alert;
  if (state === 'silenced') return { mark: 'no-traffic', tone: 'dim' };
  if (state === 'pending') return { mark: 'waiting', tone: 'plain' };
  return isPage(alert) ? { mark: 'page', tone: 'page' } : { mark: 'ticket', tone: 'ticket' };
}
