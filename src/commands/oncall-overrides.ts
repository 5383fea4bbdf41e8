import type { Command } from 'commander';
import { configFor } from './context.ts';
import { withExample } from './incident-command.ts';
import type { OverrideFlags } from './oncall/make-override.ts';
import type { OverrideDeps } from './oncall/override-deps.ts';
import type { SwapFlags } from './oncall/swap-shifts.ts';

const actor = '(who acts stands before the command: onduty --user alice oncall …)';

/** Adds `oncall override`, `swap`, `overrides` and `withdraw`. */
export function addOverrideCommands(oncall: Command): void {
  addOverride(oncall);
  addSwap(oncall);
  withExample(oncall.command('overrides'), 'onduty oncall overrides --all')
    .description('overrides to come and running')
    .option('--all', 'those in the past and taken back too')
    .option('--json', 'the same in a stable shape')
    .action((options: { all?: boolean; json?: boolean }, command: Command) =>
      change(command, async (deps) =>
        (await import('./oncall/list-overrides.ts')).listOverrides(deps, options),
      ),
    );
  withExample(oncall.command('withdraw'), 'onduty oncall withdraw OVR-3')
    .description('take an override back; it stays in the list of all')
    .argument('<id>', 'OVR-3 or 3')
    .option('--json', 'the answer in a stable shape')
    .action((id: string, options: { json?: boolean }, command: Command) =>
      change(command, async (deps) =>
        (await import('./oncall/list-overrides.ts')).withdrawOverride(deps, id, options),
      ),
    );
}

function addOverride(oncall: Command): void {
  const example = 'onduty oncall override --user carol --from 18:00 --for 4h --instead-of bob';
  const command = withExample(oncall.command('override'), example)
    .description(`put somebody in another one's place for a while ${actor}`)
    .requiredOption('--user <name>', 'who takes over')
    .option('--from <time>', "ISO 8601 on the schedule's clock, or +2h (default: now)")
    .option('--to <time>', 'when it ends')
    .option('--for <duration>', 'how long it lasts, in place of --to')
    .option('--instead-of <name>', 'whom they stand in for, in any role; left out, the primary')
    .option('--role <role>', 'primary, secondary or escalation alone');
  shared(command).action((flags: OverrideFlags, command: Command) =>
    change(command, async (deps) =>
      (await import('./oncall/make-override.ts')).makeOverride(deps, flags),
    ),
  );
}

function addSwap(oncall: Command): void {
  const example = 'onduty oncall swap alice 2026-12-07 bob 2026-12-14';
  const command = withExample(oncall.command('swap'), example)
    .description(`let two people take each other's shift ${actor}`)
    .argument('<name>', 'who gives a shift away')
    .argument('<time>', 'a time in it')
    .argument('<other>', 'who takes it')
    .argument('<other time>', 'a time in the shift they give for it');
  shared(command).action(
    (user: string, at: string, other: string, then: string, flags: SwapFlags, own: Command) =>
      change(own, async (deps) => {
        const { swapShifts } = await import('./oncall/swap-shifts.ts');
        return swapShifts(
          deps,
          [
            { user, at },
            { user: other, at: then },
          ],
          flags,
        );
      }),
  );
}

function shared(command: Command): Command {
  return command
    .option('--schedule <name>', 'which schedule, where there are several')
    .option('--reason <text>', 'why, for those who read it at night')
    .option('--dry-run', 'say what it would change, and change nothing')
    .option('--json', 'the answer in a stable shape');
}

async function change(
  command: Command,
  action: (deps: OverrideDeps) => Promise<number>,
): Promise<void> {
  const config = await configFor(command);
  const { withOverrideStore } = await import('./oncall/override-deps.ts');
  process.exitCode = await withOverrideStore(config, action);
}
