import type { Slo } from '../../slo/slo.ts';
import type { SloStatus } from '../../slo/status.ts';
import type { Interval } from '../../slo/tile.ts';
import { type KnownHistory, type Supposed, suppose, worstTile } from '../../slo/what-if.ts';
import { progressOf } from '../../slo/window-progress.ts';
import { dateClock, duration } from '../../text/time.ts';
import { selectedSlo } from '../selection.ts';
import type { BurnDown, LiveState } from '../state.ts';
import { windowName } from './window-facts.ts';

/** What may be supposed of an SLO, step by step; the SLO's own values are among them. */
export type WhatIfChoices = {
  readonly objectives: readonly number[];
  readonly windows: readonly WindowChoice[];
  readonly exclusions: readonly Exclusion[];
};

export type WindowChoice = { readonly label: string; readonly seconds: number };

/** A stretch of time to leave out, as it is said: `the worst 1h, 12 Nov 14:00`. */
export type Exclusion = { readonly name: string; readonly interval: Interval | null };

/** Where in the choices one is. */
export type WhatIfChoice = {
  readonly objective: number;
  readonly window: number;
  readonly exclusion: number;
};

const usualObjectives = [0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999];
const usualWindows = [7, 14, 28, 30].map((days) => ({ label: `${days}d`, seconds: days * 86_400 }));

/** The choices for the open SLO; null while its history is not there. */
export function whatIfChoices(state: LiveState): WhatIfChoices | null {
  const open = openHistory(state);
  if (open === null) return null;
  const { slo } = open.status;
  return {
    objectives: [...new Set([...usualObjectives, slo.objective])].toSorted((a, b) => a - b),
    windows: windowsFor(slo),
    exclusions: exclusionsOf(state, open.history),
  };
}

/** The SLO as it is, among the choices. */
export function ownChoice(
  { objectives, windows }: WhatIfChoices,
  { objective }: Slo,
): WhatIfChoice {
  return { objective: objectives.indexOf(objective), window: windows.length - 1, exclusion: 0 };
}

/** What follows from a choice, beside what is; null while the history is not there. */
export function whatIf(state: LiveState, choice: WhatIfChoice): WhatIf | null {
  const open = openHistory(state);
  const choices = whatIfChoices(state);
  if (open === null || choices === null) return null;
  const { status, history } = open;
  const window = choices.windows[choice.window];
  const exclusion = choices.exclusions[choice.exclusion] ?? nothing;
  const objective = choices.objectives[choice.objective] ?? status.slo.objective;
  const supposed = suppose(history, {
    objective,
    at: history.tiles.at(-1)?.at ?? 0,
    ...lengthsOf(status, window),
    excluded: exclusion.interval === null ? [] : [exclusion.interval],
    guard: status.slo.minEvents,
  });
  return { status, history, objective, window: window?.label ?? '', exclusion, supposed };
}

export type WhatIf = {
  readonly status: SloStatus;
  readonly history: KnownHistory;
  readonly objective: number;
  readonly window: string;
  readonly exclusion: Exclusion;
  readonly supposed: Supposed;
};

const nothing: Exclusion = { name: 'nothing', interval: null };

function openHistory(state: LiveState) {
  const status = selectedSlo(state);
  const burnDown = state.burnDown.data;
  if (status === null || burnDown === null) return null;
  const history = historyOf(status, burnDown);
  return history && { status, history };
}

/** The history of an SLO out of its tiles and the counts of its window; null when it is another's or empty. */
export function historyOf({ slo, counts }: SloStatus, burnDown: BurnDown): KnownHistory | null {
  const { sloId, tiles, tileSeconds } = burnDown;
  return sloId !== slo.id || tiles.length === 0 ? null : { tiles, tileSeconds, whole: counts };
}

/** Windows the history reaches back over; a calendar's period can't be made another. */
export function windowsFor({ window }: Slo): readonly WindowChoice[] {
  const own = { label: windowName(window), seconds: window.seconds };
  if (window.calendar !== undefined) return [own];
  return [...usualWindows.filter(({ seconds }) => seconds < window.seconds), own];
}

/** Length of the supposed window and how much of it has passed. */
export function lengthsOf({ slo, at }: SloStatus, window: WindowChoice | undefined) {
  const { lengthSeconds, passedSeconds } = progressOf(slo.window, at ?? 0);
  if (slo.window.calendar !== undefined) return { windowSeconds: lengthSeconds, passedSeconds };
  const seconds = window?.seconds ?? slo.window.seconds;
  return { windowSeconds: seconds, passedSeconds: seconds };
}

function exclusionsOf(state: LiveState, history: KnownHistory): readonly Exclusion[] {
  const zone = state.setup.timeZones[0] ?? 'UTC';
  const worst = worstTile(history);
  const length = duration(history.tileSeconds * 1000);
  const first = (history.tiles[0]?.at ?? 0) - history.tileSeconds * 1000;
  const incidents = (state.sloIncidents.data ?? [])
    .map(({ id, declaredAt, resolvedAt }) => ({
      name: `${id}, ${dateClock(declaredAt, zone)}`,
      interval: { from: declaredAt, to: resolvedAt ?? state.now },
    }))
    .filter(({ interval }) => interval.to > first);
  return [
    nothing,
    ...(worst === null
      ? []
      : [{ name: `the worst ${length}, ${dateClock(worst.from, zone)}`, interval: worst }]),
    ...incidents,
  ];
}
