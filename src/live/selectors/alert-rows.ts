import type { Alert } from '../alert.ts';
import type { LiveState } from '../state.ts';
import { type AlertRow, alertRow, isPage } from './alert-row.ts';
import { matchesFilter, sorted } from './filter.ts';
import { memoised } from './memoised.ts';
import { reusedRows } from './reused-rows.ts';

/** Alerts as listed: filtered; firing ones first, pages before tickets, the newest on top. */
export const alertRows = memoised<readonly AlertRow[]>(
  ({ alerts, view, now }) => [alerts.data, view.filter.alerts, view.sort.alerts, now],
  ({ alerts, view, now }: LiveState, before) => {
    const sort = view.sort.alerts ?? { column: 'state', reversed: false };
    const rows = sorted(alerts.data ?? [], orders[sort.column] ?? byState, {
      reversed: sort.reversed,
      idOf: ({ id }) => id,
    })
      .map((alert) => alertRow(alert, now))
      .filter(({ name, service, status, summary }) =>
        matchesFilter(view.filter.alerts, name, service, status, summary),
      );
    return reusedRows(before, rows);
  },
);

type Compare = (a: Alert, b: Alert) => number;

const stateRanks = { firing: 0, pending: 1, silenced: 2 } as const;
const bySince: Compare = (a, b) => b.since - a.since;
const byPage: Compare = (a, b) => Number(isPage(b)) - Number(isPage(a));
const byState: Compare = (a, b) =>
  stateRanks[a.state] - stateRanks[b.state] || byPage(a, b) || bySince(a, b);

const orders: Readonly<Record<string, Compare>> = {
  state: byState,
  name: (a, b) => a.name.localeCompare(b.name),
  since: bySince,
};
