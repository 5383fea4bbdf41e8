import * as z from 'zod';
import type { ActionItem } from '../incidents/action-item.ts';
import { isCalendarDate } from '../incidents/due-date.ts';
import { clean } from '../text/clean.ts';

const line = z.string().transform((text) => clean(text).toWellFormed());
const time = z.number();

/** An action item as it is kept, its texts cleaned. */
export const keptActionItem = z.object({
  number: z.number().int().positive(),
  text: line,
  owner: line.nullable(),
  due: z.string().refine(isCalendarDate).nullable().catch(null),
  addedBy: line,
  addedAt: time,
  standing: z.discriminatedUnion('state', [
    z.object({ state: z.literal('open') }),
    z.object({ state: z.literal('done'), by: line, at: time }),
    z.object({ state: z.literal('dropped'), by: line, at: time, reason: line }),
  ]),
});

// Most incidents of the past have none.
const none: readonly ActionItem[] = [];

/** Action items in a column: one JSON text. What can't be read counts as none. */
export function readActionItems(text: string): readonly ActionItem[] {
  if (text === '[]') return none;
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return none;
  return parsed.flatMap((one) => keptActionItem.safeParse(one).data ?? []);
}
