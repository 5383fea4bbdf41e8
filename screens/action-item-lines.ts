import { type ActionItem, isOpenAction, overdueDays } from '../src/incidents/action-item.ts';
import { actionItemWords } from '../src/incidents/action-item-words.ts';
import type { CalendarDate } from '../src/incidents/due-date.ts';
import { wrap } from '../src/text/fit.ts';
import { type Line, span } from '../src/text/line.ts';
import type { Tone } from '../src/text/theme.ts';

/** What was promised after an incident, by number, under a heading; nothing without any. */
export function actionItemLines(
  items: readonly ActionItem[],
  today: CalendarDate,
  columns: number,
): readonly Line[] {
  if (items.length === 0) return [];
  const room = Math.max(10, columns - 6);
  const lines = items.flatMap((item) =>
    wrap(actionItemWords(item, today), room).map((part, index) => [
      span(`${' '.repeat(index === 0 ? 3 : 6)}${part}`, toneOf(item, today)),
    ]),
  );
  return [[], [span(' Action items', 'accent')], ...lines];
}

function toneOf(item: ActionItem, today: CalendarDate): Tone {
  if (!isOpenAction(item)) return 'dim';
  return overdueDays(item, today) === null ? 'plain' : 'ticket';
}
