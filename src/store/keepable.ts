import type { ActionWords } from '../incidents/action-item.ts';
import type { Wish } from '../incidents/change.ts';
import { isCalendarDate } from '../incidents/due-date.ts';
import { actionProblem, noteProblem, placeProblem, titleProblem } from '../incidents/wording.ts';
import { line, lines } from './rows.ts';
import { UnkeepableError } from './store-error.ts';

/** A title as it is kept. Throws `UnkeepableError` when it can't be. */
export function keepableTitle(title: string): string {
  return keepable(line(title), titleProblem);
}

/** A wish with its texts as they are kept. Throws `UnkeepableError` for one that can't be. */
export function keepableWish(wish: Wish): Wish {
  switch (wish.kind) {
    case 'note':
    case 'update':
      return { ...wish, text: keepable(lines(wish.text), noteProblem) };
    case 'resolve':
      return { ...wish, resolution: keepable(lines(wish.resolution), noteProblem) };
    case 'reopen':
      return { ...wish, reason: keepable(lines(wish.reason), noteProblem) };
    case 'mitigate':
    case 'fire-again':
      return {
        ...wish,
        text: wish.text.trim() === '' ? '' : keepable(lines(wish.text), noteProblem),
      };
    case 'war-room':
      return { ...wish, place: keepable(line(wish.place), placeProblem) };
    case 'assign':
      return { ...wish, user: wish.user === null ? null : keepable(line(wish.user), placeProblem) };
    case 'link':
      return {
        ...wish,
        links: wish.links.map(({ kind, target }) => ({
          kind,
          target: keepable(line(target), placeProblem),
        })),
      };
    case 'add-action':
      return { ...wish, ...keepableWords(wish) };
    case 'change-action':
      return { ...wish, words: keepableWords(wish.words) };
    case 'drop-action':
      return {
        ...wish,
        reason: wish.reason.trim() === '' ? '' : keepable(line(wish.reason), actionProblem),
      };
    default:
      return wish;
  }
}

/** What is said of an action item, as it is kept. */
function keepableWords<Words extends Partial<ActionWords>>(words: Words): Words {
  const { text, owner, due } = words;
  if (due != null && !isCalendarDate(due)) throw new UnkeepableError('the due date is no date');
  return {
    ...words,
    ...(text === undefined ? {} : { text: keepable(line(text), actionProblem) }),
    ...(owner == null ? {} : { owner: keepable(line(owner), placeProblem) }),
  };
}

function keepable(text: string, problemOf: (text: string) => string | null): string {
  const problem = problemOf(text);
  if (problem === null) return text.trim();
  throw new UnkeepableError(problem);
}
