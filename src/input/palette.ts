import type { LiveState } from '../live/state.ts';
import type { Command } from './command.ts';
import { fuzzyCost } from './fuzzy.ts';

/** The commands a typed text may mean, best first; what means nothing now is left out. */
export function paletteMatches(
  commands: readonly Command[],
  text: string,
  state: LiveState,
): readonly Command[] {
  return commands
    .filter((command) => command.when(state))
    .map((command) => ({ command, cost: commandCost(command, text) }))
    .filter((match): match is { command: Command; cost: number } => match.cost !== null)
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ command }) => command);
}

function commandCost(command: Command, text: string): number | null {
  const costs = [command.title, command.id, command.short ?? '']
    .map((name) => fuzzyCost(text, name))
    .filter((cost) => cost !== null);
  return costs.length === 0 ? null : Math.min(...costs);
}
