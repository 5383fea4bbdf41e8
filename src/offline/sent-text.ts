import { entryName } from './entry.ts';
import { entryId } from './entry-id.ts';
import type { Sent } from './outbox-sender.ts';

/** `sent OUT-1: INC-7 declared`, `OUT-2, the update on INC-3, is kept aside: INC-3 was already resolved …`. */
export function sentText({ entry, answer }: Sent): string {
  const out = entryId(entry.number);
  if (answer.kind === 'refused')
    return `${out}, ${entryName(entry)}, is kept aside: ${answer.reason}`;
  const { wish } = entry;
  if (wish.kind === 'declare')
    return `sent ${out}: ${answer.id} declared ${wish.declaration.severity}: ${wish.declaration.title}`;
  return `sent ${out}: the ${wish.kind} on ${answer.id}`;
}
