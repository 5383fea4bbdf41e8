import { type WhatIfChoice, whatIfChoices } from '../live/selectors/what-if.ts';
import type { LiveState } from '../live/state.ts';

type Turn = { readonly of: keyof WhatIfChoice; readonly by: 1 | -1; readonly around: boolean };

const turns: Readonly<Record<string, Turn>> = {
  '+': { of: 'objective', by: 1, around: false },
  '=': { of: 'objective', by: 1, around: false },
  right: { of: 'objective', by: 1, around: false },
  up: { of: 'objective', by: 1, around: false },
  '-': { of: 'objective', by: -1, around: false },
  left: { of: 'objective', by: -1, around: false },
  down: { of: 'objective', by: -1, around: false },
  w: { of: 'window', by: -1, around: true },
  W: { of: 'window', by: 1, around: true },
  x: { of: 'exclusion', by: 1, around: true },
  X: { of: 'exclusion', by: -1, around: true },
};

/** The choice a key leads to: targets end at their ends, windows and exclusions go round. Null for another key. */
export function turned(choice: WhatIfChoice, key: string, state: LiveState): WhatIfChoice | null {
  const turn = turns[key];
  const choices = whatIfChoices(state);
  if (turn === undefined || choices === null) return null;
  const { objectives, windows, exclusions } = choices;
  const count = {
    objective: objectives.length,
    window: windows.length,
    exclusion: exclusions.length,
  }[turn.of];
  const next = choice[turn.of] + turn.by;
  const kept = turn.around ? (next + count) % count : Math.min(count - 1, Math.max(0, next));
  return { ...choice, [turn.of]: kept };
}
