import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Kept } from './engine.ts';
import { StoreError } from './store-error.ts';
import { writeWholeFile } from './whole-file.ts';

/** Copies a database file with every page as it is into a new one beside it. */
export async function keepBeside(file: string, name: string): Promise<Kept> {
  const time = new Date().toISOString().replace(/[-:.]/g, '');
  const copy = `${file}.${name}-${time}`;
  await writeWholeFile(copy, async (draft) => {
    // A connection of its own: the one that holds the lock has a transaction open.
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      database.prepare('vacuum into ?').run(draft);
    } finally {
      database.close();
    }
    refuseDamaged(draft);
  });
  return { place: copy, discard: () => rmSync(copy, { force: true }) };
}

/** Throws `StoreError` for a file whose pages are not in order. */
export function refuseDamaged(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const found = database.prepare('pragma integrity_check').get()?.integrity_check;
    if (found === 'ok') return;
    throw new StoreError(
      `the copy was not kept, for its file is damaged: ${found}; check the disk`,
    );
  } finally {
    database.close();
  }
}
