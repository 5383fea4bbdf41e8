import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { clean } from '../text/clean.ts';
import { ConfigError } from './config-error.ts';
import type { Environment } from './environment.ts';
import { resolvePath } from './paths.ts';
import { systemFault } from './system-fault.ts';

export type ConfigFile = { readonly path: string; readonly label: string; readonly text: string };

/**
 * The first configuration there is: the flag's, ONDUTY_CONFIG's, ./onduty.yaml, the one under
 * XDG_CONFIG_HOME. Null when there is none. Throws ConfigError when a named file can't be read.
 */
export async function findConfigFile(
  flag: string | undefined,
  environment: Environment,
): Promise<ConfigFile | null> {
  const { env, cwd, home } = environment;
  const base = { folder: cwd, home };
  if (flag) return readNamed(resolvePath(flag, base), '--config', cwd);
  if (env.ONDUTY_CONFIG)
    return readNamed(resolvePath(env.ONDUTY_CONFIG, base), 'ONDUTY_CONFIG', cwd);
  const settings = xdgFolder(env.XDG_CONFIG_HOME, path.join(home, '.config'));
  for (const file of [path.join(cwd, 'onduty.yaml'), path.join(settings, 'onduty/onduty.yaml')]) {
    const found = await readIfThere(file, cwd);
    if (found) return found;
  }
  return null;
}

/** A folder of the XDG base directories; a relative one has to be ignored, says their specification. */
export function xdgFolder(variable: string | undefined, otherwise: string): string {
  return variable && path.isAbsolute(variable) ? variable : otherwise;
}

async function readNamed(file: string, namedBy: string, cwd: string): Promise<ConfigFile> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigError(
      clean(`${namedBy}: ${labelOf(file, cwd)} can't be read: ${systemFault(error)}`),
    );
  });
  return { path: file, label: labelOf(file, cwd), text };
}

async function readIfThere(file: string, cwd: string): Promise<ConfigFile | null> {
  try {
    return { path: file, label: labelOf(file, cwd), text: await readFile(file, 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new ConfigError(clean(`${labelOf(file, cwd)} can't be read: ${systemFault(error)}`));
  }
}

function labelOf(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
