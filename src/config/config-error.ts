import type { ConfigNote } from './config.ts';

/** The configuration or the command line is wrong: where, what was expected, what came, in one line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** Every problem with its place, the first of which is the message; empty when it has no place. */
  readonly issues: readonly ConfigNote[];

  constructor(message: string, issues: readonly ConfigNote[] = []) {
    super(message);
    this.issues = issues;
  }
}
