import type { LiveState } from '../state.ts';

/** What waits on this machine for the store: `2 not sent`, `2 not sent, 1 refused`; empty when nothing does. */
export function outboxWords({ outbox: { waiting, keptAside }, past }: LiveState): string {
  if (past !== null) return '';
  const words = [
    ...(waiting > 0 ? [`${waiting} not sent`] : []),
    ...(keptAside > 0 ? [`${keptAside} refused`] : []),
  ];
  return words.join(', ');
}
