import type { ActionWords } from '../incidents/action-item.ts';
import { type CalendarDate, parseDueDate } from '../incidents/due-date.ts';
import { actionProblem, placeProblem } from '../incidents/wording.ts';

export type ActionReading =
  | { readonly ok: true; readonly words: ActionWords }
  | { readonly ok: false; readonly problem: string };

const likeDate = /^(\d{4}-\d{1,2}-\d{1,2}|\+\d+[dw])$/i;

/** `Raise the pool @alice 2026-12-01`: who does it and by when may stand at the end, in any order. */
export function readActionText(typed: string, today: CalendarDate): ActionReading {
  const words = typed.trim().split(/\s+/);
  let owner: string | null = null;
  let due: CalendarDate | null = null;
  for (;;) {
    const last = words.at(-1) ?? '';
    if (owner === null && /^@./.test(last)) owner = last.slice(1);
    else if (due === null && likeDate.test(last)) {
      due = parseDueDate(last, today);
      if (due === null) return { ok: false, problem: `${last} is no day: 2026-12-01, or +14d` };
    } else break;
    words.pop();
  }
  const text = words.join(' ');
  if (text === '') return { ok: false, problem: 'Say what is to be done before who does it' };
  const problem = actionProblem(text) ?? (owner === null ? null : placeProblem(owner));
  return problem === null ? { ok: true, words: { text, owner, due } } : { ok: false, problem };
}
