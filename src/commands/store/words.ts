import type { Verified } from '../../store/upkeep/verify-store.ts';

/** `1 event`, `12,345 events` */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

/** `12,345 events of 67 incidents` */
export function contents({ events, incidents }: Pick<Verified, 'events' | 'incidents'>): string {
  return `${count(events, 'event')} of ${count(incidents, 'incident')}`;
}
