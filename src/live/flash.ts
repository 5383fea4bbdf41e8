import type { Flash, LiveState } from './state.ts';

/** Bad news stays longer: it is read, not only noticed. */
const shownMs = { good: 5_000, plain: 5_000, bad: 10_000 } as const;

/** Says something in the footer, from `now` on for a few seconds. */
export function flashed(
  state: LiveState,
  tone: Flash['tone'],
  text: string,
  now: number,
): LiveState {
  return {
    ...state,
    now: state.past?.at ?? now,
    flash: { tone, text, until: now + shownMs[tone] },
  };
}

/** Takes away what has been said, or could be taken back, for long enough. */
export function flashExpired(state: LiveState, now: number): LiveState {
  const flash = state.flash !== null && state.flash.until <= now ? null : state.flash;
  const undo = state.undo !== null && state.undo.until <= now ? null : state.undo;
  return flash === state.flash && undo === state.undo ? state : { ...state, flash, undo };
}
