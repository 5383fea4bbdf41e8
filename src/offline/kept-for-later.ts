import { StoreError } from '../store/store-error.ts';
import { type Entry, entryName } from './entry.ts';
import { entryId } from './entry-id.ts';

/** The store did not take it yet; it is in the outbox. Its message says so. */
export class KeptForLater extends StoreError {
  override readonly name = 'KeptForLater';
  readonly entry: Entry;
  /** How many wait up to this one, which is sent last of them: 1 when it is the next. Null when not known. */
  readonly position: number | null;
  /** For a line that has little room. */
  readonly short: string;

  constructor(entry: Entry, position: number | null, cause: Error) {
    const kept = `kept here as ${entryId(entry.number)} and will be sent by the next onduty that reaches the store`;
    const text =
      entry.wish.kind === 'declare'
        ? `nothing is declared yet and nobody is paged: it is ${kept}`
        : `${entryName(entry)} is ${kept}`;
    super(`${text}; ${cause.message}`, { cause });
    this.entry = entry;
    this.position = position;
    this.short = `kept here as ${entryId(entry.number)}, sent when the store answers`;
  }
}
