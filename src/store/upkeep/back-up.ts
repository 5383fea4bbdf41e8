import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { openSqlite, openUnchangingSqlite } from '../sqlite.ts';
import { refuseDamaged } from '../sqlite-copy.ts';
import { writeWholeFile } from '../whole-file.ts';
import { copyInto } from './copy-store.ts';
import { type Verified, verifyStore } from './verify-store.ts';

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
async function copyPages({ db, attempt }: Engine, file: string): Promise<void> {
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
  refuseDamaged(file);
  const engine = await openUnchangingSqlite(file);
  try {
    return await engine.snapshot((db) => verifyStore(db, null));
  } finally {
    await engine.db.destroy();
  }
}
