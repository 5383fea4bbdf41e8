import path from 'node:path';
import type { Environment } from './environment.ts';
import { xdgFolder } from './find-file.ts';

/** Where what can be lost is kept between runs: `$XDG_CACHE_HOME/onduty`. */
export function cacheFolder({ env, home }: Environment): string {
  return path.join(xdgFolder(env.XDG_CACHE_HOME, path.join(home, '.cache')), 'onduty');
}
