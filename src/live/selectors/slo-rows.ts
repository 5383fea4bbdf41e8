import type { SloStatus } from '../../slo/status.ts';
import type { Mark } from '../../text/glyphs.ts';
import { matchesFilter, sorted } from './filter.ts';
import { memoised } from './memoised.ts';
import { reusedRows } from './reused-rows.ts';
import { isOld, markOf, type SloRow, shownBurn, sloRow } from './slo-row.ts';

/** SLOs as listed: filtered, and worst first unless sorted otherwise. */
export const sloRows = memoised<readonly SloRow[]>(
  ({ slos, view, now }) => [
    slos.data,
    view.filter.slos,
    view.sort.slos,
    slos.data?.some(isOld) ? now : null,
  ],
  ({ slos, view, now }, before) => {
    const sort = view.sort.slos ?? { column: 'state', reversed: false };
    const ordered = sorted(slos.data ?? [], orders[sort.column] ?? worstFirst, {
      reversed: sort.reversed,
      idOf: ({ slo }) => slo.id,
    });
    const rows = ordered.map((status) => sloRow(status, now));
    const kept = rows.filter(({ id, word }) => matchesFilter(view.filter.slos, id, word));
    return reusedRows(before, kept);
  },
);

const ranks: Readonly<Record<Mark, number>> = {
  page: 0,
  ticket: 1,
  recovering: 2,
  'silent-burn': 3,
  exhausted: 4,
  failed: 5,
  'no-data': 6,
  stale: 7,
  waiting: 8,
  ok: 9,
  'no-traffic': 9,
};

type Compare = (a: SloStatus, b: SloStatus) => number;

const byBurn: Compare = (a, b) => (shownBurn(b) ?? -1) - (shownBurn(a) ?? -1);
const byBudget: Compare = (a, b) =>
  (a.budget.remaining ?? Number.MAX_VALUE) - (b.budget.remaining ?? Number.MAX_VALUE);
const worstFirst: Compare = (a, b) =>
  ranks[markOf(a)] - ranks[markOf(b)] || byBurn(a, b) || byBudget(a, b);

const orders: Readonly<Record<string, Compare>> = {
  state: worstFirst,
  service: () => 0,
  budget: byBudget,
  burn: byBurn,
};
