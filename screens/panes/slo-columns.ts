import type { SloRow } from '../../src/live/selectors/slo-row.ts';
import { width } from '../../src/text/width.ts';

/** Widths of the columns of the SLO list; 0 leaves one out. Without `name`, `service` holds both. */
export type SloColumns = {
  readonly service: number;
  readonly name: number;
  readonly now: number;
  readonly target: number;
  readonly gauge: number;
  readonly budget: number;
  readonly burn: number;
  readonly state: number;
};

type Values = Omit<SloColumns, 'service' | 'name'>;

/**
 * From the widest choice of columns to the narrowest. Words for missing values stand in `state`, else in
 * `now` and `target`, else in `burn`, else over the gauge.
 */
const choices: readonly Values[] = [
  { now: 8, target: 8, gauge: 12, budget: 5, burn: 6, state: 11 },
  { now: 7, target: 7, gauge: 8, budget: 5, burn: 6, state: 0 },
  { now: 7, target: 0, gauge: 8, budget: 5, burn: 10, state: 0 },
  { now: 0, target: 0, gauge: 8, budget: 5, burn: 10, state: 0 },
  { now: 0, target: 0, gauge: 8, budget: 5, burn: 0, state: 0 },
];
const narrowest: Values = { now: 0, target: 0, gauge: 0, budget: 5, burn: 0, state: 0 };

/** Spaces before each column. */
export const gaps: Readonly<Values> = { now: 2, target: 1, gauge: 2, budget: 1, burn: 1, state: 2 };

const marksColumns = 4;
const gap = 2;
const widestGauge = 24;

/** The columns that fit into `columns`, names first. */
export function sloColumns(rows: readonly SloRow[], columns: number): SloColumns {
  const service = widest(rows, ({ service: text }) => text, 'service');
  const name = widest(rows, ({ name: text }) => text, 'slo');
  const room = columns - marksColumns - 1;
  const values = choices.find((choice) => room - taken(choice) >= wanted(choice)) ?? narrowest;
  const rest = room - taken(values);
  if (values.now === 0) return { ...values, service: Math.max(1, rest), name: 0 };
  const spare = Math.max(0, rest - service - gap - name);
  const longer = Math.min(longerWords(rows, values.state), spare);
  const wider = Math.min(widestGauge - values.gauge, spare - longer);
  return {
    ...values,
    gauge: values.gauge + wider,
    state: values.state + longer,
    ...names(service, name, rest - wider - longer),
  };

  function wanted(choice: Values): number {
    return choice.now === 0 ? Math.min(service + 1 + name, 18) : Math.min(service + gap + name, 25);
  }
}

/** What an SLO does and how long still: `recovering 12m`. */
export function wholeWord({ word, clears }: SloRow): string {
  return clears === null ? word : `${word} ${clears}`;
}

/** Columns that the words with their times take beyond those of the words alone. */
function longerWords(rows: readonly SloRow[], columns: number): number {
  return columns === 0 ? 0 : Math.max(0, widest(rows, wholeWord, 'state') - columns);
}

function names(service: number, name: number, rest: number) {
  if (service + gap + name <= rest) return { service, name: rest - gap - service };
  const half = Math.floor((rest - gap) / 2);
  const shown = service <= half ? service : Math.max(half, rest - gap - name);
  return { service: shown, name: rest - gap - shown };
}

/** Columns the values take with the spaces before them. */
function taken(values: Values): number {
  const keys = Object.keys(gaps) as (keyof Values)[];
  return keys.reduce((sum, key) => sum + (values[key] === 0 ? 0 : values[key] + gaps[key]), 0);
}

function widest(rows: readonly SloRow[], read: (row: SloRow) => string, title: string): number {
  return rows.reduce((most, row) => Math.max(most, width(read(row))), title.length);
}
