import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { openSqlite, openUnchangingSqlite } from '../sqlite.ts';
import { StoreError } from '../store-error.ts';
import { copyInto } from './copy-store.ts';
import { type Verified, verifyStore } from './verify-store.ts';
import { writeWholeFile } from './whole-file.ts';

/**
 * Writes a new SQLite file with all that a store holds at one moment, while others go on writing, and
 * verifies what is in the file then. Throws `StoreError`.
 */
export async function backUp(engine: Engine, file: string): Promise<Verified> {
  const result = Promise.withResolvers<Verified>();
  await writeWholeFile(file, async (draft) => {
    if (engine.kind === 'sqlite') await copyPages(engine, draft);
    else await copyEvents(engine, draft);
    result.resolve(await verifyFile(draft));
  });
  return result.promise;
}

/** Every page as it is, so that a damaged store can be looked at in its backup. */
export async function copyPages({ db, attempt }: Engine, file: string): Promise<void> {
  await attempt(() => sql`vacuum into ${file}`.execute(db));
}

async function copyEvents(source: Engine, file: string): Promise<void> {
  await copyInto(source, { kind: 'sqlite', path: file });
  const copy = await openSqlite(file);
  try {
    // One file that can be moved anywhere, without a log beside it.
    await sql`pragma journal_mode = delete`.execute(copy.db);
  } finally {
    await copy.db.destroy();
  }
}

async function verifyFile(file: string): Promise<Verified> {
  const engine = await openUnchangingSqlite(file);
  try {
    const { rows } = await sql<{ found: string }>`select integrity_check as found
      from pragma_integrity_check`.execute(engine.db);
    if (rows[0]?.found !== 'ok')
      throw new StoreError(
        `the backup was not kept, for its file is damaged: ${rows[0]?.found}; check the disk`,
      );
    return await engine.snapshot((db) => verifyStore(db, null));
  } finally {
    await engine.db.destroy();
  }
}
