import type { Command } from 'commander';
import { configFor } from '../context.ts';

export type WhyOptions = {
  readonly window?: string;
  readonly top: string;
  readonly at?: string;
  readonly json?: boolean;
};

/** `onduty slo why SERVICE/NAME`: what the bad events have in common. */
export function addSloWhyCommand(slo: Command): void {
  slo
    .command('why <slo>')
    .description('which label values the bad events of SERVICE/NAME have in common')
    .option('--window <duration>', "look at the last 1h, 6h, … (default: the alert's, else 1h)")
    .option('--top <n>', 'list at most so many values', '5')
    .option('--at <time>', 'as it was then: 2026-01-05T14:30Z, or -2h for two hours ago')
    .option('--json', 'the whole of it with its queries, in a stable shape')
    .action(async (id: string, _: unknown, command: Command) => {
      const config = await configFor(command);
      const { showWhy } = await import('./show-why.ts');
      // `slo` has --json and --at of its own, which take them from here.
      process.exitCode = await showWhy(config, id, command.optsWithGlobals<WhyOptions>());
    });
}
