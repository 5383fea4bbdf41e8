import path from 'node:path';
import type { Environment } from './environment.ts';
import { xdgFolder } from './find-file.ts';

/** Where what must outlive a run, and is of no use elsewhere, is kept: `$XDG_STATE_HOME/onduty`. */
export function stateFolder({ env, home }: Environment): string {
  return path.join(xdgFolder(env.XDG_STATE_HOME, path.join(home, '.local/state')), 'onduty');
}
