import type { Command } from 'commander';
import { ConfigError } from '../config/config-error.ts';
import { didYouMean } from '../config/nearest.ts';
import { clean } from '../text/clean.ts';
import { configFor } from './context.ts';
import { readMoment } from './read-moment.ts';
import { parseSize, type Size } from './size.ts';

type DashboardOptions = {
  readonly side?: boolean;
  readonly once?: boolean;
  readonly size?: Size;
  readonly at?: string;
};

/** `onduty` alone: the dashboard. */
export function addDashboard(program: Command): void {
  program
    .option('--side', 'a narrow panel for a tmux pane, 30 to 60 columns wide')
    .option('--once', 'print one frame as text and exit; also when stdout is no terminal')
    .option('--size <COLSxROWS>', 'size of the frame that --once prints', parseSize)
    .option('--at <time>', 'show what was then: 2026-01-05T14:30Z, or -2h for two hours ago')
    .hook('preAction', refuseIdleMoment)
    .action(async (options: DashboardOptions, command: Command) => {
      refuseUnknownCommand(command);
      const at = options.at === undefined ? null : readMoment(options.at, Date.now());
      const { runDashboard } = await import('./run-dashboard.ts');
      process.exitCode = await runDashboard(() => configFor(command), {
        once: options.once ?? false,
        side: options.side ?? false,
        size: options.size ?? null,
        at,
      });
    });
}

/** The program reads its own flags behind a command's name, too: one that knows no moment says so. */
function refuseIdleMoment(program: Command, command: Command): void {
  const { at } = program.opts<DashboardOptions>();
  const takes = command === program || command.options.some(({ long }) => long === '--at');
  if (at !== undefined && !takes)
    throw new ConfigError(`onduty ${command.name()} takes no --at: it answers for now`);
}

/** A word that is no command reaches the dashboard, which takes none. */
function refuseUnknownCommand({ args, commands }: Command): void {
  const [word] = args;
  if (word === undefined) return;
  const known = commands.map((one) => one.name());
  throw new ConfigError(
    `there is no command "${clean(word)}" (see onduty --help)${didYouMean(word, known)}`,
  );
}
