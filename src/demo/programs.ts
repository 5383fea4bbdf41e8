import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** A program the demo needs is not installed: the message says which command installs it. */
export class MissingProgram extends Error {
  override readonly name = 'MissingProgram';
}

/** Names on PATH of what the demo runs. */
export type Programs = {
  readonly prometheus: string;
  readonly promtool: string;
  readonly alertmanager: string;
};

/** Finds the demo's programs, or throws `MissingProgram`. */
export function findPrograms(pathVariable: string, platform: NodeJS.Platform): Programs {
  const find = (...names: string[]) => {
    const found = names.find((name) => onPath(name, pathVariable));
    if (found === undefined) throw new MissingProgram(missingMessage(names[0] ?? '', platform));
    return found;
  };
  return {
    prometheus: find('prometheus'),
    promtool: find('promtool'),
    // Debian renames it.
    alertmanager: find('prometheus-alertmanager', 'alertmanager'),
  };
}

function onPath(name: string, pathVariable: string): boolean {
  return pathVariable.split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function missingMessage(name: string, platform: NodeJS.Platform): string {
  const install =
    platform === 'darwin'
      ? 'brew install prometheus alertmanager'
      : 'sudo apt-get install --no-install-recommends prometheus prometheus-alertmanager';
  return `the demo needs ${name}, which is not installed; install it with: ${install}`;
}
