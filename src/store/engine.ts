import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Tables } from './schema.ts';
import type { StoreError } from './store-error.ts';
import type { Watching } from './watch-revision.ts';

/** A copy of a store as it was. */
export type Kept = {
  /** Where it is, for people. */
  readonly place: string;
  /** Removes it, when the transaction it was made in comes to nothing. */
  discard(): void;
};

/** A database the store can live in: what differs between SQLite and PostgreSQL, and nothing else. */
export type Engine = {
  readonly kind: 'sqlite' | 'postgres';
  /** As shown to people, without secrets. */
  readonly description: string;
  readonly db: Kysely<Tables>;
  /** SQL for the database's clock, in ms since the epoch. */
  readonly clock: RawBuilder<number>;
  /** Runs `work`, again with pauses while another process holds the database. It must be safe to repeat. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
  /** Whether its address names something else by now, so that it has to be opened anew. */
  isGone(): boolean;
  /** Whether a change may be done and its answer lost on the way, so that it is sent again. */
  readonly losesAnswers: boolean;
  /** Sent first in each transaction that changes something. */
  prepareChange(transaction: Transaction<Tables>): Promise<void>;
  /** Runs reads that see one moment, without keeping others from writing. */
  snapshot<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Makes other openers of the same database wait until this transaction ends. */
  lockSchema(transaction: Transaction<Tables>): Promise<void>;
  /**
   * Keeps all tables as they are under another name, within a transaction that keeps others from
   * writing.
   */
  keepAsItIs(name: string, transaction: Transaction<Tables>): Promise<Kept>;
  /** Whether the database holds tables of something else and nothing of this store. */
  holdsSomethingElse(): Promise<boolean>;
  /** Tells of changes, by others too, within about a second. Gives what ends it. */
  watch(watching: Watching): () => void;
  /** One line out of whatever the database threw. */
  explain(doing: string, error: unknown): StoreError;
};
