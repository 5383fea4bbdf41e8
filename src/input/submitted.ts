import type { Actions } from '../live/actions.ts';
import type { Overlay } from '../live/view.ts';
import { noOverlay } from '../live/view-moves.ts';
import { readDeclaration, readSeverity } from './declaration.ts';

type Prompt = Extract<Overlay, { kind: 'input' }>;

/** Takes a typed line for what it was asked for; one that won't do stays, with what is wrong. */
export function submitted(prompt: Prompt, actions: Actions): void {
  const problem = act(prompt, actions);
  if (problem !== null) actions.showOverlay({ ...prompt, error: problem });
}

/** Null when the line was taken. */
function act(prompt: Prompt, actions: Actions): string | null {
  const { wish, text } = prompt;
  const line = text.trim();
  switch (wish.kind) {
    case 'note':
      if (line === '') return 'A note needs a few words; Esc leaves';
      actions.showOverlay(noOverlay);
      keepIfLost(actions.note(wish.id, line), prompt, actions);
      return null;
    case 'severity': {
      const severity = readSeverity(line);
      if (severity === null) return 'Not a severity: 1, 2, 3 or 4';
      actions.showOverlay(noOverlay);
      void actions.setSeverity(wish.id, severity);
      return null;
    }
    case 'resolve':
      if (line === '') return 'Say in a few words what was done; Esc leaves';
      actions.showOverlay(resolveQuestion(wish.id, line));
      return null;
    case 'declare': {
      const declaration = readDeclaration(line);
      if (declaration === null) return 'A severity and a title: SEV-2 checkout answers slowly';
      actions.showOverlay(noOverlay);
      keepIfLost(
        actions.declare(declaration.severity, declaration.title, wish.slo),
        prompt,
        actions,
      );
      return null;
    }
  }
}

/** What was typed comes back when the store could not be asked, unless something else was opened since. */
function keepIfLost(writing: Promise<boolean>, prompt: Prompt, actions: Actions): void {
  const error = 'The store could not be asked: ⏎ tries again, Esc leaves';
  void writing.then((asked) => {
    if (asked) return;
    actions.changeView((view) =>
      view.overlay.kind === 'none' ? { ...view, overlay: { ...prompt, error } } : view,
    );
  });
}

function resolveQuestion(id: string, resolution: string): Overlay {
  return {
    kind: 'confirm',
    question: `Resolve ${id}? y/N`,
    detail: resolution,
    action: { kind: 'resolve', id, resolution },
  };
}
