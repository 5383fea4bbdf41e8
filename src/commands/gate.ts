import { type Command, InvalidArgumentError } from 'commander';
import { configFor } from './context.ts';

type GateOptions = {
  readonly maxBurn: number;
  readonly minBudget: number;
  readonly json?: boolean;
};

/** `onduty gate SERVICE`: may I deploy? */
export function addGateCommand(program: Command): void {
  program
    .command('gate <service>')
    .description('may the service be deployed? exit 0 yes, 1 no; what is not known is no')
    .option('--max-burn <rate>', 'highest burn rate over the last hour', number, 2)
    .option('--min-budget <percent>', 'smallest share of the budget left', share, 0)
    .option('--json', 'the answer with its reasons')
    .action(async (service: string, options: GateOptions, command: Command) => {
      const config = await configFor(command);
      const { askGate } = await import('./gate/ask-gate.ts');
      process.exitCode = await askGate(config, service, options);
    });
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0))
    throw new InvalidArgumentError('expected a number such as 2.');
  return value;
}

/** `25` and `25%` are a quarter. */
function share(text: string): number {
  const percent = number(text.replace(/%$/, ''));
  if (percent > 100) throw new InvalidArgumentError('expected a percentage such as 25%.');
  return percent / 100;
}
