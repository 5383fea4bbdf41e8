import type { ChildProcess } from 'node:child_process';
import { withComments, withoutComments } from '../text/comment-lines.ts';

/** What came of a text given to an editor. */
export type Edited =
  | { readonly kind: 'edited'; readonly text: string }
  /** Saved as it was, or not at all: an editor that went into the background, too. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'empty' }
  /** In one line: what was run, what came of it. */
  | { readonly kind: 'failed'; readonly error: string };

export type Draft = {
  readonly text: string;
  /** Shown under the text, each line behind a `#`; not part of what comes back. */
  readonly comments: readonly string[];
};

/** The person's editor: `$VISUAL`, `$EDITOR` or `vi`; may hold arguments, as git's may. */
export function editorOf({ VISUAL, EDITOR }: NodeJS.ProcessEnv): string {
  return VISUAL?.trim() || EDITOR?.trim() || 'vi';
}

/** Gives the draft to the editor, which has the terminal until it ends; settles with what was written. */
export async function editDraft({ text, comments }: Draft, editor: string): Promise<Edited> {
  // Loaded when they are used: the first frame does not wait for them.
  const { mkdtemp, readFile, rm, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const path = await import('node:path');
  const folder = await mkdtemp(path.join(tmpdir(), 'onduty-'));
  const file = path.join(folder, 'ONDUTY_TEXT.md');
  const before = withComments(text, comments);
  try {
    await writeFile(file, before, { mode: 0o600 });
    const problem = await run(editor, file);
    if (problem !== null) return { kind: 'failed', error: problem };
    const content = await readFile(file, 'utf8');
    const written = withoutComments(content);
    if (content === before) return { kind: 'unchanged' };
    return written === '' ? { kind: 'empty' } : { kind: 'edited', text: written };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Null when the editor ended well. */
async function run(editor: string, file: string): Promise<string | null> {
  const { spawn } = await import('node:child_process');
  const child: ChildProcess =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
      : // The shell reads the editor's arguments and quotes as the person wrote them, and lives on
        // when Ctrl-C reaches both.
        spawn('/bin/sh', ['-c', `trap : INT; ${editor} "$@"`, editor, file], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(`${editor} was not started: ${message}`));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(null);
      // As the shell says that there is no such command.
      else if (code === 127)
        resolve(`${editor} was not found: set VISUAL or EDITOR to one that is there`);
      else resolve(`${editor} ended with ${signal ?? code}: nothing was taken from it`);
    });
  });
}
