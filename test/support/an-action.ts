import type { ActionItem } from '../../src/incidents/action-item.ts';

/** An open action item, changed as asked. */
export function anAction(change: Partial<ActionItem> = {}): ActionItem {
  return {
    ...{ number: 1, text: 'Raise the pool', owner: null, due: null, addedBy: 'bob', addedAt: 0 },
    standing: { state: 'open' },
    ...change,
  };
}
