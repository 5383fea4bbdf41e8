import type { Actions } from '../live/actions.ts';
import type { Overlay } from '../live/view.ts';

export type Prompt = Extract<Overlay, { kind: 'input' }>;

/** What was typed comes back when the store could not be asked, unless something else was opened since. */
export function keepIfLost(writing: Promise<boolean>, prompt: Prompt, actions: Actions): void {
  const error = 'The store could not be asked: ⏎ tries again, Esc leaves';
  void writing.then((asked) => {
    if (asked) return;
    actions.changeView((view) =>
      view.overlay.kind === 'none' ? { ...view, overlay: { ...prompt, error } } : view,
    );
  });
}
