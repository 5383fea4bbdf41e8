import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/** Runs a program to its end with everything it prints on stderr; true when it succeeded. */
export function run(program, args) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
  return status === 0;
}
