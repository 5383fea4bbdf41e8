import type { SloStatus } from '../../slo/status.ts';
import type { Mark } from '../../text/glyphs.ts';
import { budgetPercent, burn, percent } from '../../text/number.ts';
import type { Tone } from '../../text/theme.ts';
import { age, duration } from '../../text/time.ts';
import { ownClearing } from './alert-words.ts';

/** One SLO as the list shows it: all that is drawn, in words. */
export type SloRow = {
  readonly id: string;
  readonly service: string;
  readonly name: string;
  readonly mark: Mark;
  readonly tone: Tone;
  /** What the mark means: `page`, `no traffic`, `stale 3m`. */
  readonly word: string;
  /** In how long a recovering alert clears: `12m`; null when that is not known. */
  readonly clears: string | null;
  /** Good share of the last minutes. */
  readonly now: string;
  /** Whether there are no values to show at all: the word says why. */
  readonly missing: boolean;
  readonly target: string;
  /** Share of the budget left, for the gauge; null when unknown. */
  readonly left: number | null;
  readonly budget: string;
  readonly burn: string;
  /** How old the values are when they are not fresh, or null. */
  readonly age: string | null;
};

const stateWords = {
  page: 'page',
  ticket: 'ticket',
  recovering: 'recovering',
  'silent-burn': 'silent burn',
  exhausted: 'exhausted',
  ok: 'ok',
} as const;

const dataWords = {
  'no-traffic': 'no traffic',
  'no-data': 'no data',
  failed: 'failed',
  stale: 'stale',
} as const;

/** Tone of each mark; the mark itself says the same without colour. */
export const markTones: Readonly<Record<Mark, Tone>> = {
  page: 'page',
  ticket: 'ticket',
  recovering: 'recovering',
  'silent-burn': 'silent-burn',
  exhausted: 'exhausted',
  ok: 'ok',
  'no-traffic': 'dim',
  'no-data': 'unknown',
  failed: 'bad',
  stale: 'unknown',
  waiting: 'dim',
};

export function sloRow(status: SloStatus, now: number): SloRow {
  const { slo, budget } = status;
  const mark = markOf(status);
  const values = {
    id: slo.id,
    service: slo.service,
    name: slo.name,
    mark,
    tone: markTones[mark],
    now: percent(status.now),
    target: percent(slo.objective),
    left: budget.remaining,
    budget: shortBudget(budget.remaining),
    burn: burn(shownBurn(status)),
    clears: clearsIn(status),
  };
  if (status.data === 'ok')
    return { ...values, word: stateWord(status), missing: false, age: null };
  const word = dataWords[status.data];
  if (!isOld(status)) return { ...values, word, missing: true, age: null };
  const shownAge = age(now - status.at);
  return { ...values, word: `${word} ${shownAge}`, missing: false, age: shownAge };
}

/** Five columns: `-1372%` cut off would read as a tenth of it. */
function shortBudget(share: number | null): string {
  return share !== null && Math.round(share * 100) < -999 ? '<-1k%' : budgetPercent(share);
}

/** Where nothing burns, that nothing would be seen to is worth the word. */
function stateWord({ state, excluded }: SloStatus): string {
  return state === 'ok' && excluded?.running ? 'excluded' : stateWords[state];
}

function clearsIn(status: SloStatus): string | null {
  const clearing = markOf(status) === 'recovering' ? ownClearing(status) : null;
  if (clearing === null || status.at === null) return null;
  return duration(Math.ceil((clearing.at - status.at) / 60_000) * 60_000);
}

/** Which mark stands for an SLO: what is not known about it goes before how it does. */
export function markOf({ state, data }: SloStatus): Mark {
  return data === 'ok' ? state : data;
}

/** Whether what is shown is the last good value and no newer one came. */
export function isOld(status: SloStatus): status is SloStatus & { readonly at: number } {
  return (status.data === 'stale' || status.data === 'failed') && status.at !== null;
}

/** The burn rate that tells most in one number: of the alert's long window, else of the last hour. */
export function shownBurn({ burn: windows, alert }: SloStatus): number | null {
  return windows.find(({ label }) => label === (alert?.long ?? '1h'))?.rate ?? null;
}
