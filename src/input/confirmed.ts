import type { Actions } from '../live/actions.ts';
import type { PendingWish } from '../live/view.ts';
import { keepIfLost } from './keep-if-lost.ts';
import { resolutionPrompt } from './word-prompts.ts';

/** Does what a question asked about, once the answer was yes. */
export function confirmed(wish: PendingWish, actions: Actions): void {
  switch (wish.kind) {
    case 'escalate':
      void actions.escalate(wish.id, wish.fromLevel);
      break;
    case 'resolve':
      keepIfLost(actions.resolve(wish.id, wish.resolution), resolutionPrompt(wish), actions);
      break;
    case 'merge':
      void actions.merge(wish.id, wish.into);
      break;
    case 'override':
      keepIfLost(actions.makeOverride(wish.override), wish.asked, actions);
      break;
    case 'withdraw-override':
      void actions.withdrawOverride(wish.id);
  }
}
