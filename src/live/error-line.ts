import { clean } from '../text/clean.ts';

/** What an error says, as one line fit for the screen. */
export function errorLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return clean(text.split('\n')[0] ?? '');
}
