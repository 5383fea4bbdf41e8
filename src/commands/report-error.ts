import { ConfigError } from '../config/config-error.ts';
import { SourceError } from '../sources/source-error.ts';
import { StoreError } from '../store/store-error.ts';
import { AnswerNo } from './answer-no.ts';
import { exitCode } from './exit-code.ts';

/** Prints an error as one line on stderr, never a stack trace, and gives the exit code for it. */
export function reportError(error: unknown): number {
  process.stderr.write(`onduty: ${oneLine(error)}\n`);
  if (error instanceof ConfigError) return exitCode.usage;
  if (error instanceof SourceError || error instanceof StoreError) return exitCode.unreachable;
  if (error instanceof AnswerNo) return exitCode.no;
  return exitCode.no;
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
