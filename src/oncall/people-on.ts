import { type Holders, roles, type Schedule } from './schedule.ts';

/** Everybody a schedule names, each once: in its layers first. */
export function peopleOn({ layers, plan, overrides, temporary }: Schedule): readonly string[] {
  const turns: readonly Holders[] = [
    ...layers.flatMap(({ crews }) => crews.flatMap((crew) => crew.turns)),
    ...(plan?.lists.flat().map(({ holders }) => holders) ?? []),
    ...temporary.flatMap(({ shifts }) => shifts),
  ];
  const held = turns.flatMap((turn) => roles.map((role) => turn[role]));
  const names = [...held, ...overrides.flatMap(({ user, insteadOf }) => [user, insteadOf])];
  return [...new Set(names.filter((name) => name !== null))];
}
