import type { Command } from './command.ts';
import { incidentListCommands } from './incident-list-commands.ts';
import { moveCommands } from './move-commands.ts';
import { programCommands } from './program-commands.ts';
import { rotaCommands } from './rota-commands.ts';
import { seeCommands } from './see-commands.ts';
import { sloCommands } from './slo-commands.ts';
import { subjectCommands } from './subject-commands.ts';
import { timeCommands } from './time-commands.ts';

/** Everything a person can do, in the order of the footer and the help. */
export const commandTable: readonly Command[] = [
  ...subjectCommands,
  ...seeCommands,
  ...incidentListCommands,
  ...sloCommands,
  ...timeCommands,
  ...rotaCommands,
  ...moveCommands,
  ...programCommands,
];
