import { updateOverdueMs } from '../../incidents/shortfall.ts';
import { memoised } from './memoised.ts';

/** How many incidents are open, how many of them nobody has acknowledged, how many updates are late. */
export type IncidentTally = {
  readonly open: number;
  readonly unacknowledged: number;
  readonly late: number;
};

export const incidentTally = memoised<IncidentTally>(
  ({ incidents, now }) => [incidents.data, now],
  ({ incidents, now }, before) => {
    const open = (incidents.data ?? []).filter(({ state }) => state !== 'resolved');
    const tally = {
      open: open.length,
      unacknowledged: open.filter(({ state }) => state === 'triggered').length,
      late: open.filter((one) => updateOverdueMs(one, now) !== null).length,
    };
    const same =
      before?.open === tally.open &&
      before.unacknowledged === tally.unacknowledged &&
      before.late === tally.late;
    return same ? before : tally;
  },
);
