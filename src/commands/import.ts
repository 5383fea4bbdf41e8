import { type Command, Option } from 'commander';
import { sourceFormats } from '../formats/source-format.ts';
import type { ImportOptions } from './import/import-files.ts';

/** `onduty import`: other tools' SLOs as a configuration. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description("other tools' SLOs as a commented configuration")
    .argument('<file...>', 'files of Sloth, Pyrra, OpenSLO or slo-generator')
    .addOption(
      new Option('--from <format>', 'their format (default: seen by content)').choices(
        sourceFormats,
      ),
    )
    .option('--out <file>', 'write to a file instead of stdout')
    .action(async (files: string[], options: ImportOptions) => {
      const { importFiles } = await import('./import/import-files.ts');
      await importFiles(files, options);
    });
}
