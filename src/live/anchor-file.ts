import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Anchor, AnchorStore, Anchors } from './anchor-store.ts';
import type { PlannedWindow } from './window-counts.ts';

/** One window as the file holds it. `asked` tells what its values answer. */
type StoredWindow = {
  readonly asked: string;
  readonly at: number;
  readonly exactAt: number;
  readonly values: readonly (readonly [string, number])[];
};

type Stored = Readonly<Record<string, StoredWindow>>;

/**
 * Anchors in a JSON file of the folder, one file a server. A window whose queries have changed since
 * is read anew. A file that can't be read or written is as good as none.
 */
export function anchorFile(folder: string, serverUrl: string): AnchorStore {
  const file = path.join(folder, `anchors-${digest(serverUrl)}.json`);
  return {
    async load(windows) {
      const stored = await readStored(file);
      const known = windows.flatMap((window) => {
        const one = stored[window.label];
        return one?.asked === askedOf(window) ? [[window.label, anchorOf(one)] as const] : [];
      });
      return new Map(known);
    },
    save: (windows, anchors) => writeStored(file, toStored(windows, anchors)),
  };
}

async function readStored(file: string): Promise<Stored> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isStored(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** A half-written file is never seen: the new one takes the old one's name when it is whole. */
async function writeStored(file: string, stored: Stored): Promise<void> {
  const fresh = `${file}.${process.pid}`;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(fresh, JSON.stringify(stored), { mode: 0o600 });
    await rename(fresh, file);
  } catch {
    // Without a cache the next start reads the windows whole: slower, not wrong.
  }
}

function toStored(windows: readonly PlannedWindow[], anchors: Anchors): Stored {
  const entries = windows.flatMap((window) => {
    const anchor = anchors.get(window.label);
    if (anchor === undefined) return [];
    const { at, exactAt, values } = anchor;
    return [[window.label, { asked: askedOf(window), at, exactAt, values: [...values] }] as const];
  });
  return Object.fromEntries(entries);
}

function anchorOf({ at, exactAt, values }: StoredWindow): Anchor {
  return { at, exactAt, values: new Map(values) };
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && Object.values(value).every(isWindow);
}

function isWindow(value: unknown): value is StoredWindow {
  if (typeof value !== 'object' || value === null) return false;
  const { asked, at, exactAt, values } = value as Record<string, unknown>;
  if (typeof asked !== 'string' || !Number.isFinite(at) || !Number.isFinite(exactAt)) return false;
  return Array.isArray(values) && values.every(isEntry);
}

function isEntry(entry: unknown): boolean {
  return Array.isArray(entry) && typeof entry[0] === 'string' && Number.isFinite(entry[1]);
}

function askedOf({ label, seconds, plan }: PlannedWindow): string {
  const questions = plan.questions(`[${label}]`, seconds).map(({ promql }) => promql);
  return digest(questions.join('\n'));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
