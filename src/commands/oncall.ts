import type { Command } from 'commander';
import { configFor } from './context.ts';
import type { OnCallOptions } from './oncall/show-on-call.ts';
import { addOverrideCommands } from './oncall-overrides.ts';

/** `onduty oncall`: who is on call and why, the shifts to come, and what is wrong with them. */
export function addOncallCommand(program: Command): Command {
  const oncall = program
    .command('oncall')
    .description('who is on call and why, until when, and who is next')
    .option('--at <time>', "at a moment: ISO 8601 on the schedule's clock, or +2h, -1d")
    .option('--schedule <name>', 'of one schedule; left out, of all')
    .option('--from <time>', 'the shifts from a moment on (default: now)')
    .option('--to <time>', 'up to a moment (default: four weeks after --from)')
    .option('--user <name>', 'the next shifts of one person')
    .option('--gaps', 'what is wrong in 90 days: nobody on call, one person twice, odd nights')
    .option('--ics', 'the shifts of 90 days, or of --from and --to, as a calendar file')
    .option('--json', 'the same in a stable shape')
    .action(async (_options: OnCallOptions, command: Command) => {
      // Before the command's name it is the program's, and means the same.
      const { at } = command.optsWithGlobals<OnCallOptions>();
      const options = { ...command.opts<OnCallOptions>(), ...(at === undefined ? {} : { at }) };
      const { answerOnCall } = await import('./oncall/answer-on-call.ts');
      process.exitCode = await answerOnCall(await configFor(command), options);
    });
  addOverrideCommands(oncall);
  return oncall;
}
