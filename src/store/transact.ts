import { sql, type Transaction } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './schema.ts';

/**
 * Runs `work` in one transaction, kept only when `isKept` says so and nothing failed. It may run again
 * when another process was in the way.
 */
export async function transact<T>(
  engine: Engine,
  work: (transaction: Transaction<Tables>) => Promise<T>,
  isKept: (result: T) => boolean,
): Promise<T> {
  return engine.attempt(async () => {
    const transaction = await engine.db.startTransaction().execute();
    try {
      await engine.prepareChange(transaction);
      const result = await work(transaction);
      await (isKept(result) ? transaction.commit() : transaction.rollback()).execute();
      return result;
    } catch (error) {
      // The first error says more than a rollback that fails because of it.
      if (!transaction.isCommitted && !transaction.isRolledBack) {
        await transaction
          .rollback()
          .execute()
          .catch(() => {});
      }
      throw error;
    }
  });
}

/** Runs `work` in one transaction that keeps other writers waiting and adds no event. */
export async function whileNobodyWrites<T>(
  engine: Engine,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const locked = async (transaction: Transaction<Tables>): Promise<T> => {
    await sql`update store_head set seq = seq where id = 1`.execute(transaction);
    return work(transaction);
  };
  return transact(engine, locked, () => true);
}
