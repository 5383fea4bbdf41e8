import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder, writeDurably } from './durable-file.ts';
import { type Draft, type Entry, entryForm } from './entry.ts';

/** What an outbox holds, oldest first. */
export type Contents = {
  readonly entries: readonly Entry[];
  /** Files that can't be read as an entry; they stay where they are. */
  readonly damaged: readonly string[];
};

/** What was written for one store while it did not answer, on this machine's disk. */
export type Outbox = {
  readonly folder: string;
  /** Keeps it: when this settles, it outlives a power cut. Throws what the system says. */
  add(draft: Draft): Promise<Entry>;
  read(): Promise<Contents>;
  /** Writes an entry anew in its place. */
  replace(entry: Entry): Promise<void>;
  /** Nothing when another process was faster. */
  remove(entry: Entry): Promise<void>;
};

const entryFile = /^(\d+)-([\w-]+)\.json$/;
const numbered = /^(\d+)[-.]/;

/**
 * One file an entry, named by its number and its key, so that no process ever takes one entry for
 * another. Numbers are given by making a file that must not be there yet; the last of these stays.
 */
export function openOutbox(folder: string): Outbox {
  const fileOf = ({ number, key }: Pick<Entry, 'number' | 'key'>): string =>
    path.join(folder, `${String(number).padStart(6, '0')}-${key}.json`);
  return {
    folder,
    add: async (draft) => {
      const number = await takeNumber(folder);
      await writeDurably(fileOf({ number, key: draft.key }), written(draft));
      return { ...draft, number };
    },
    read: () => readContents(folder),
    replace: ({ number, ...draft }) =>
      writeDurably(fileOf({ number, key: draft.key }), written(draft)),
    remove: async (entry) => {
      await rm(fileOf(entry), { force: true });
      await syncFolder(folder);
    },
  };
}

function written(draft: Draft): string {
  return `${JSON.stringify(draft, null, 1)}\n`;
}

async function takeNumber(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const numbers = (await readdir(folder)).map((name) => Number(numbered.exec(name)?.[1] ?? 0));
  for (let number = Math.max(0, ...numbers) + 1; ; number += 1) {
    const taken = await open(markerOf(folder, number), 'wx', 0o600).catch(nullIfThere);
    if (taken === null) continue;
    await taken.close();
    await Promise.all(
      numbers.map((earlier) => rm(markerOf(folder, earlier), { force: true }).catch(() => null)),
    );
    return number;
  }
}

function markerOf(folder: string, number: number): string {
  return path.join(folder, `${String(number).padStart(6, '0')}.number`);
}

function nullIfThere(error: unknown): null {
  if (codeOf(error) === 'EEXIST') return null;
  throw error;
}

async function readContents(folder: string): Promise<Contents> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const entries: Entry[] = [];
  const damaged: string[] = [];
  for (const name of names.filter((one) => entryFile.test(one))) {
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8').catch(() => null);
    // Sent by another process meanwhile, or not to be read by this person.
    if (text === null) continue;
    const entry = entryOf(name, text);
    if (entry === null) damaged.push(file);
    else entries.push(entry);
  }
  return { entries: entries.sort((a, b) => a.number - b.number), damaged };
}

/** The key in the name counts: what is removed later is this very file. */
function entryOf(name: string, text: string): Entry | null {
  const [, number, key] = entryFile.exec(name) ?? [];
  try {
    const { data } = entryForm.safeParse(JSON.parse(text));
    return data === undefined || data.key !== key ? null : { ...data, number: Number(number) };
  } catch {
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
