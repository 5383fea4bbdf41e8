/** The configuration or the command line is wrong: where, what was expected, what came, in one line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
