import { clean } from '../text/clean.ts';

/** A calendar can't be read: in which file, where, and what is wrong, in one line. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
}

/** What an error says, safe to show. */
export function faultText(error: unknown): string {
  return clean(error instanceof Error ? error.message : String(error));
}
