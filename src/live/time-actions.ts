import type { Actions } from './actions.ts';
import type { LiveStore } from './live-store.ts';
import { pastRefusal } from './past-refusal.ts';
import type { TimeTravel } from './time-travel.ts';

type ReadingActions = Pick<Actions, 'refresh' | 'togglePause'>;

/** Moving in time; reading again and pausing mean something else in the past than they do now. */
export function createTimeActions(
  live: LiveStore,
  travel: TimeTravel,
  flash: Actions['flash'],
  atNow: ReadingActions,
): ReadingActions & Pick<Actions, 'stepTime' | 'goToNow'> {
  return {
    stepTime: travel.step,
    goToNow: travel.goToNow,
    refresh: (which) => {
      if (live.state().past === null) atNow.refresh(which);
      else travel.readAgain();
    },
    togglePause: () => {
      const { past } = live.state();
      if (past === null) atNow.togglePause();
      else flash('plain', pastRefusal(past));
    },
  };
}
