import type { Command } from 'commander';
import type { Config } from '../config/config.ts';
import { globalOptionsOf } from './global-options.ts';

/** The configuration a command runs with: flags beat variables beat the file. Throws `ConfigError`. */
export async function configFor(command: Command): Promise<Config> {
  const { loadConfig, systemEnvironment } = await import('../config/load.ts');
  return loadConfig(globalOptionsOf(command), systemEnvironment());
}
