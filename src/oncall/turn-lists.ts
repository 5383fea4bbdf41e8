import type { PlannedTurn, Schedule } from './schedule.ts';
import { firstEndingAfter } from './spans.ts';
import { nextTurn, previousTurn } from './turn-search.ts';
import { type Turn, turnsBetween } from './turns.ts';

type Planned = Pick<Schedule, 'layers' | 'plan'>;

/** The whole turns that have a part in [from, to), of each layer and each list of the plan. */
export function turnLists(
  { layers, plan }: Planned,
  from: number,
  to: number,
): readonly (readonly Turn[])[] {
  const planned = plan?.lists.map((list) => plannedBetween(list, from, to)) ?? [];
  return [...layers.map((layer) => turnsBetween(layer, from, to)), ...planned];
}

/** When turns next begin, at or after `at`: one moment of each layer and list that has any. */
export function nextStarts({ layers, plan }: Planned, at: number): readonly number[] {
  const planned = plan?.lists.flatMap((list) => {
    const found = list[firstEndingAfter(list, at)];
    const next = found && found.start < at ? list[list.indexOf(found) + 1] : found;
    return next?.start ?? [];
  });
  return [...layers.flatMap((layer) => nextTurn(layer, at)?.start ?? []), ...(planned ?? [])];
}

/** When turns last ended, by `at`: one moment of each layer and list that has any. */
export function lastEnds({ layers, plan }: Planned, at: number): readonly number[] {
  const planned = plan?.lists.flatMap((list) => list[firstEndingAfter(list, at) - 1]?.end ?? []);
  return [...layers.flatMap((layer) => previousTurn(layer, at)?.end ?? []), ...(planned ?? [])];
}

function plannedBetween(
  list: readonly PlannedTurn[],
  from: number,
  to: number,
): readonly PlannedTurn[] {
  const found: PlannedTurn[] = [];
  for (let index = firstEndingAfter(list, from); index < list.length; index += 1) {
    const turn = list[index];
    if (!turn || turn.start >= to) break;
    found.push(turn);
  }
  return found;
}
