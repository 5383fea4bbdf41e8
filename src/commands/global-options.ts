import { type Command, InvalidArgumentError, Option } from 'commander';

/** Flags every command takes; each has an environment variable beside it. */
export type GlobalOptions = {
  readonly config?: string;
  readonly prometheus?: string;
  readonly store?: string;
  readonly user?: string;
};

/** Told apart from a command's own flag of the same name, such as `incident assign --user`. */
class GlobalOption extends Option {}

/** Adds the flags to a program. Left out, `ONDUTY_CONFIG`, `ONDUTY_PROMETHEUS`, … are read when the configuration loads. */
export function addGlobalOptions(program: Command): Command {
  for (const option of globalOptions()) program.addOption(option);
  return program;
}

/**
 * Makes a command and those below it read the flags wherever they stand, except where one of them
 * has a flag of that name itself: there, the program's stands before the command's name.
 */
export function readGlobalOptionsAnywhere(command: Command): void {
  command.enablePositionalOptions();
  const own = new Set(command.options.map(({ long }) => long));
  for (const option of globalOptions())
    if (!own.has(option.long)) command.addOption(option.hideHelp());
  for (const below of command.commands) readGlobalOptionsAnywhere(below);
}

/** The flags as given, the one nearest to the end of the line first. */
export function globalOptionsOf(command: Command): GlobalOptions {
  const inherited = command.parent === null ? {} : globalOptionsOf(command.parent);
  const keys = command.options
    .filter((option) => option instanceof GlobalOption)
    .map((option) => option.attributeName());
  const values = command.opts<Record<string, unknown>>();
  const given = keys.filter((key) => values[key] !== undefined).map((key) => [key, values[key]]);
  return { ...inherited, ...Object.fromEntries(given) };
}

function globalOptions(): readonly Option[] {
  return [
    new GlobalOption('--config <file>', 'configuration file (ONDUTY_CONFIG)'),
    new GlobalOption('--prometheus <url>', 'Prometheus to ask (ONDUTY_PROMETHEUS)'),
    new GlobalOption(
      '--store <location>',
      'incident store, sqlite:PATH or postgres://… (ONDUTY_STORE)',
    ),
    new GlobalOption('--user <name>', 'who acts (ONDUTY_USER)').argParser(userName),
  ];
}

/** An unset variable of a script, as in `--user "$NAME"`, must not act in another one's name. */
function userName(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It is empty: say who acts.');
}
