import { readFile } from 'node:fs/promises';
import { clean } from '../text/clean.ts';
import type { Secret } from './config.ts';
import { ConfigError } from './config-error.ts';
import { runSecretCommand } from './secret-command.ts';
import { systemFault } from './system-fault.ts';

type SecretOptions = {
  readonly env?: NodeJS.ProcessEnv;
  /** How long a command may take. */
  readonly deadlineSeconds?: number;
};

/**
 * Fetches a secret, without the line break at its end. Throws ConfigError that names the variable,
 * file or command, and never holds the value.
 */
export async function readSecret(
  secret: Secret,
  { env = process.env, deadlineSeconds = 10 }: SecretOptions = {},
): Promise<string> {
  const text = (await fetchSecret(secret, env, deadlineSeconds)).trim();
  if (text === '') throw new ConfigError(`${nameOf(secret)} gives an empty secret`);
  if (/[\r\n\0]/.test(text))
    throw new ConfigError(`${nameOf(secret)} gives more than one line; a secret is one line`);
  return text;
}

async function fetchSecret(
  secret: Secret,
  env: NodeJS.ProcessEnv,
  deadlineSeconds: number,
): Promise<string> {
  switch (secret.from) {
    case 'value':
      return secret.value;
    case 'env': {
      const value = env[secret.name];
      if (value === undefined) throw new ConfigError(`${nameOf(secret)} is not set; export it`);
      return value;
    }
    case 'file':
      return readFile(secret.path, 'utf8').catch((error: unknown) => {
        throw new ConfigError(`${nameOf(secret)} can't be read: ${systemFault(error)}`);
      });
    case 'command':
      return runSecretCommand(secret.command, { env, deadlineSeconds }).catch((error: unknown) => {
        throw new ConfigError(
          `${nameOf(secret)} ${error instanceof Error ? error.message : error}`,
        );
      });
  }
}

function nameOf(secret: Secret): string {
  switch (secret.from) {
    case 'value':
      return 'the secret written in the configuration';
    case 'env':
      return `the secret's environment variable ${clean(secret.name)}`;
    case 'file':
      return `the secret's file ${clean(secret.path)}`;
    case 'command':
      return `the secret's command \`${clean(secret.command)}\``;
  }
}
