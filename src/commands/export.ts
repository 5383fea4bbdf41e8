import { type Command, Option } from 'commander';
import { configFor } from './context.ts';
import type { ExportOptions } from './export/export-slos.ts';

/** `onduty export`: the SLOs as another tool's file. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('the SLOs as a file of OpenSLO or Sloth')
    .argument('[slo...]', 'only these, as service/name (default: all)')
    .addOption(
      new Option('--format <format>', 'of the file')
        .choices(['openslo', 'sloth'])
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'write to a file instead of stdout')
    .action(async (ids: string[], options: ExportOptions, command: Command) => {
      const config = await configFor(command);
      const { exportSlos } = await import('./export/export-slos.ts');
      await exportSlos(config, ids, options);
    });
}
