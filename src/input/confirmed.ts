import type { Actions } from '../live/actions.ts';
import type { PendingWish } from '../live/view.ts';

/** Does what a question asked about, once the answer was yes. */
export function confirmed(wish: PendingWish, actions: Actions): void {
  if (wish.kind === 'escalate') void actions.escalate(wish.id, wish.fromLevel);
  else void actions.resolve(wish.id, wish.resolution);
}
