import { Command, CommanderError } from 'commander';
import { addCheckCommand } from './check.ts';
import { addDashboard } from './dashboard.ts';
import { addDemoCommand } from './demo.ts';
import { addEscalateCommand } from './escalate.ts';
import { exitCode } from './exit-code.ts';
import { addExportCommand } from './export.ts';
import { addGateCommand } from './gate.ts';
import { addGlobalOptions, readGlobalOptionsAnywhere } from './global-options.ts';
import { addHandoffCommand } from './handoff.ts';
import { addImportCommand } from './import.ts';
import { addIncidentCommand } from './incident.ts';
import { addInitCommand } from './init.ts';
import { addOncallCommand } from './oncall.ts';
import { reportError } from './report-error.ts';
import { addRulesCommand } from './rules.ts';
import { addSloCommand } from './slo.ts';
import { addStoreCommand } from './store.ts';

declare const __VERSION__: string;

/** Reads the command line, loads the one command it names, and sets the exit code. */
export async function runProgram(name: string, args: readonly string[]): Promise<void> {
  try {
    await program(name, args).parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed its own line; help and version are no errors.
      process.exitCode = error.exitCode === 0 ? exitCode.ok : exitCode.usage;
      return;
    }
    process.exitCode = reportError(error);
  }
}

function program(name: string, args: readonly string[]): Command {
  const onduty = new Command(name)
    .description('The screen an on-call engineer keeps open through the night.')
    .version(__VERSION__)
    .configureOutput({
      writeErr: (text) => process.stderr.write(oneLine(name, text)),
    })
    .exitOverride();
  addGlobalOptions(onduty);
  addDashboard(onduty);
  addCheckCommand(onduty);
  addInitCommand(onduty);
  addSloCommand(onduty);
  addGateCommand(onduty);
  const incident = addIncidentCommand(onduty);
  addEscalateCommand(onduty);
  addStoreCommand(onduty);
  const oncall = addOncallCommand(onduty);
  addHandoffCommand(onduty);
  addRulesCommand(onduty);
  addImportCommand(onduty);
  addExportCommand(onduty);
  addDemoCommand(onduty);
  for (const command of [incident, oncall]) readGlobalOptionsAnywhere(command);
  // `--user` is who acts before the command's name, and may be someone else behind it.
  const names = onduty.commands.map((command) => command.name());
  const named = args.find((arg) => names.includes(arg));
  if (named === incident.name() || named === oncall.name()) onduty.enablePositionalOptions();
  // After the others, which would inherit it: a surplus word is an unknown command here, a mistake there.
  return onduty.allowExcessArguments();
}

/** Commander's `error: …` and its suggestion on a second line, as one line of ours. */
function oneLine(name: string, text: string): string {
  return text.replace(/^error: /, `${name}: `).replace(/\n\(Did you mean/, ' (did you mean');
}
