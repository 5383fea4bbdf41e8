import { execFile } from 'node:child_process';
import path from 'node:path';

export type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** The built program. */
export const builtProgram = path.resolve(import.meta.dirname, '../../dist/main.js');

/** Runs the built program to its end, without a terminal and without the person's own settings. */
export function runProgram(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Run> {
  const env = {
    PATH: process.env.PATH,
    HOME: options.cwd,
    XDG_CONFIG_HOME: options.cwd,
    XDG_DATA_HOME: options.cwd,
    XDG_CACHE_HOME: options.cwd,
    XDG_STATE_HOME: options.cwd,
    LANG: 'C.UTF-8',
    ...options.env,
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [builtProgram, ...args],
      { cwd: options.cwd, env },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    );
  });
}
