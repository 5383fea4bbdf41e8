import { noteProblem, placeProblem, titleProblem } from '../incidents/wording.ts';
import type { Actions } from '../live/actions.ts';
import { planOverride } from '../live/override-plan.ts';
import { readRotaDate } from '../live/rota-date.ts';
import { dateShown } from '../live/rota-moves.ts';
import type { LiveState } from '../live/state.ts';
import { todayOf } from '../live/today.ts';
import type { InputWish, Overlay, View } from '../live/view.ts';
import { noOverlay } from '../live/view-moves.ts';
import { readActionText } from './action-text.ts';
import { readDeclaration, readSeverity } from './declaration.ts';
import { keepIfLost, type Prompt } from './keep-if-lost.ts';
import { overrideQuestion } from './override-questions.ts';

/** Takes a typed line for what it was asked for; one that won't do stays, with what is wrong. */
export function submitted(prompt: Prompt, actions: Actions, state: LiveState): void {
  const answer = read(prompt, actions, state);
  switch (answer.kind) {
    case 'problem':
      actions.showOverlay({ ...prompt, error: answer.text });
      break;
    case 'question':
      actions.showOverlay(answer.overlay);
      break;
    case 'move':
      actions.showOverlay(noOverlay);
      actions.changeView(answer.change);
      break;
    case 'write':
      actions.showOverlay(noOverlay);
      keepIfLost(answer.send(), prompt, actions);
  }
}

type Answer =
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'question'; readonly overlay: Overlay }
  | { readonly kind: 'write'; readonly send: () => Promise<boolean> }
  | { readonly kind: 'move'; readonly change: (view: View) => View };

/** What each kind of prompt says to an empty line; null where that is an answer. */
const emptyProblems = {
  note: 'A note needs a few words; Esc leaves',
  update: 'Say in a few words how it stands; Esc leaves',
  mitigate: null,
  resolve: 'Say in a few words what was done; Esc leaves',
  reopen: 'Say in a few words why; Esc leaves',
  severity: 'A severity: 1, 2, 3 or 4',
  action: 'Say in a few words what is to be done; Esc leaves',
  'war-room': 'A channel or an address; Esc leaves',
  declare: 'A severity and a title: SEV-2 checkout answers slowly',
  override: 'Say from when to when: now to +4h dentist; Esc leaves',
  'rota-date': 'A date: 2026-12-24, 24 of this month, +14 days; Esc leaves',
} as const;

function read(prompt: Prompt, actions: Actions, state: LiveState): Answer {
  const { wish, text } = prompt;
  const words = text.trim();
  const empty = emptyProblems[wish.kind];
  if (words === '' && empty !== null) return problem(empty);
  const unkeepable = words === '' ? null : unkeepableWords(wish.kind, words);
  if (unkeepable !== null) return problem(unkeepable);
  const write = (send: () => Promise<boolean>): Answer => ({ kind: 'write', send });
  switch (wish.kind) {
    case 'note':
      return write(() => actions.note(wish.id, words));
    case 'update':
      return write(() => actions.update(wish.id, words));
    case 'mitigate':
      return write(() => actions.mitigate(wish.id, words));
    case 'reopen':
      return write(() => actions.reopen(wish.id, words));
    case 'war-room':
      return write(() => actions.openWarRoom(wish.id, words));
    case 'action': {
      const reading = readActionText(words, todayOf(state));
      if (!reading.ok) return problem(reading.problem);
      return write(() => actions.addAction(wish.id, reading.words));
    }
    case 'resolve':
      return { kind: 'question', overlay: resolveQuestion(wish.id, words) };
    case 'severity': {
      const severity = readSeverity(words);
      if (severity === null) return problem('Not a severity: 1, 2, 3 or 4');
      return write(() => actions.setSeverity(wish.id, severity));
    }
    case 'override': {
      const plan = planOverride(words, wish.draft, state);
      if (plan.kind === 'problem') return problem(plan.text);
      return { kind: 'question', overlay: overrideQuestion(plan, prompt) };
    }
    case 'rota-date': {
      const date = readRotaDate(words, state);
      if (date === null) return problem(`Not a date: ${emptyProblems['rota-date']}`);
      return { kind: 'move', change: (view) => dateShown(date)(view, state) };
    }
    case 'declare': {
      const declaration = readDeclaration(words);
      if (declaration === null) return problem(emptyProblems.declare);
      const { severity, title } = declaration;
      return write(() => actions.declare(severity, title, wish.about));
    }
  }
}

/** Why no store would ever take these words, before it is asked; null when it would. */
function unkeepableWords(kind: InputWish['kind'], words: string): string | null {
  switch (kind) {
    case 'declare':
      return titleProblem(readDeclaration(words)?.title ?? words);
    case 'war-room':
      return placeProblem(words);
    case 'action':
    case 'severity':
    case 'rota-date':
      return null;
    default:
      return noteProblem(words);
  }
}

function problem(text: string): Answer {
  return { kind: 'problem', text };
}

function resolveQuestion(id: string, resolution: string): Overlay {
  return {
    kind: 'confirm',
    question: `Resolve ${id}? y/N`,
    detail: resolution,
    action: { kind: 'resolve', id, resolution },
  };
}
