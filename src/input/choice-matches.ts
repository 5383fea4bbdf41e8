import type { Choice, Overlay } from '../live/view.ts';
import { fuzzyCost } from './fuzzy.ts';

export type Choosing = Extract<Overlay, { kind: 'choose' }>;

/** The choices a typed text may mean, best first; last the text itself where it may stand for itself. */
export function choiceMatches({ choices, text, orTyped }: Choosing): readonly Choice[] {
  const typed = text.trim();
  const found = choices
    .map((choice) => ({ choice, cost: fuzzyCost(typed, `${choice.label} ${choice.note}`) }))
    .filter((match): match is { choice: Choice; cost: number } => match.cost !== null)
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ choice }) => choice);
  const isOne = choices.some(({ value, label }) => value === typed || label === typed);
  if (!orTyped || typed === '' || isOne) return found;
  return [...found, { value: typed, label: typed, note: 'as typed' }];
}
