import path from 'node:path';
import { clean } from '../text/clean.ts';
import type { Endpoint, StoreLocation } from './config.ts';
import { ConfigError } from './config-error.ts';
import { overrideUrl } from './endpoint.ts';
import type { Environment } from './environment.ts';
import { xdgFolder } from './find-file.ts';
import type { Reading } from './reading.ts';
import { parseStoreLocation } from './store-location.ts';

/** The flags every command takes. */
export type LoadOptions = {
  readonly config?: string;
  readonly prometheus?: string;
  readonly store?: string;
  readonly user?: string;
};

/** Prometheus by flag, variable, file; null when nothing names one. */
export function choosePrometheus(
  options: LoadOptions,
  environment: Environment,
  file: Endpoint | null,
): Endpoint | null {
  const base = { folder: environment.cwd, home: environment.home };
  const named = firstNamed(options, environment, 'prometheus');
  return named === null ? file : demand(named.by, overrideUrl(named.text, file, base));
}

/** The incident store by flag, variable, file; else a file of the user's own. */
export function chooseStore(
  options: LoadOptions,
  environment: Environment,
  file: StoreLocation | null,
): StoreLocation {
  const { env, cwd, home } = environment;
  const named = firstNamed(options, environment, 'store');
  if (named !== null)
    return demand(named.by, parseStoreLocation(named.text, { folder: cwd, home }));
  const data = xdgFolder(env.XDG_DATA_HOME, path.join(home, '.local/share'));
  return file ?? { kind: 'sqlite', path: path.join(data, 'onduty/incidents.db') };
}

/** Who acts: by flag, variable, file; else who is logged in. */
export function chooseUser(
  options: LoadOptions,
  environment: Environment,
  file: string | null,
  loggedIn: () => string,
): string {
  const { env } = environment;
  const named = firstNamed(options, environment, 'user')?.text ?? file;
  return clean(named || env.USER || env.LOGNAME || loggedIn()).trim();
}

function firstNamed(
  options: LoadOptions,
  { env }: Environment,
  key: 'prometheus' | 'store' | 'user',
): { readonly by: string; readonly text: string } | null {
  const flag = options[key];
  if (flag) return { by: `--${key}`, text: flag };
  const variable = `ONDUTY_${key.toUpperCase()}`;
  const text = env[variable];
  return text ? { by: variable, text } : null;
}

function demand<T>(by: string, reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  throw new ConfigError(clean(`${by}: ${reading.message}`));
}
