import { memoised } from './memoised.ts';

/** How many incidents are open, and how many of them nobody has acknowledged. */
export type IncidentTally = { readonly open: number; readonly unacknowledged: number };

export const incidentTally = memoised<IncidentTally>(
  ({ incidents }) => [incidents.data],
  ({ incidents }) => {
    const open = (incidents.data ?? []).filter(({ state }) => state !== 'resolved');
    return {
      open: open.length,
      unacknowledged: open.filter(({ state }) => state === 'triggered').length,
    };
  },
);
