import { type ChildProcess, spawn } from 'node:child_process';

/** A program that runs beside this one. */
export type Child = {
  /** Settles when it has ended, with its exit code (null: by a signal). */
  readonly ended: Promise<number | null>;
  /** The last lines it wrote to stderr. */
  complaint(): string;
  /** Asks it to end, waits, and ends it by force after five seconds. */
  stop(): Promise<void>;
  /** Ends it by force without waiting: for a process that is about to exit itself. */
  kill(): void;
};

// A shell holds the program and reads a pipe that this process keeps open. However this process
// ends, kill -9 included, the pipe closes and the shell ends the program. Own session: Ctrl-C and
// Ctrl-Z at the terminal are the dashboard's, not the program's.
const guard = `exec 3<&0
"$@" 3<&- </dev/null &
child=$!
(cat <&3 >/dev/null; kill -TERM $child) 2>/dev/null &
wait $child`;

/** Starts a program that never outlives this process. */
export function startChild(program: string, args: readonly string[]): Child {
  const shell = spawn('/bin/sh', ['-c', guard, 'sh', program, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = ending(shell);
  const complaint = lastWords(shell);
  shell.stdin?.on('error', () => undefined);
  return {
    ended,
    complaint,
    stop: () => stop(shell, ended),
    kill: () => killGroup(shell),
  };
}

function ending(shell: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    shell.once('error', () => resolve(null));
    shell.once('exit', (code) => {
      shell.stdin?.destroy();
      resolve(code);
    });
  });
}

function lastWords(shell: ChildProcess): () => string {
  let tail = '';
  shell.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2_000);
  });
  return () => tail.trim().split('\n').at(-1) ?? '';
}

async function stop(shell: ChildProcess, ended: Promise<number | null>): Promise<void> {
  shell.stdin?.end();
  const late = setTimeout(() => killGroup(shell), 5_000);
  await ended;
  clearTimeout(late);
  // The shell's exit code comes before its pipe is closed by a child that was still writing.
  if (shell.stderr && !shell.stderr.destroyed) shell.stderr.destroy();
}

function killGroup(shell: ChildProcess): void {
  if (shell.pid === undefined || shell.exitCode !== null || shell.signalCode !== null) return;
  try {
    process.kill(-shell.pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** Runs a program to its end; throws an error with its last line when it fails. */
export async function runToEnd(program: string, args: readonly string[]): Promise<void> {
  const child = startChild(program, args);
  const code = await child.ended;
  if (code !== 0) throw new Error(`${program} failed (exit ${code}): ${child.complaint()}`);
}

/** Waits until `url` answers 200. Ends the child and throws when it ended or nothing answered in 20 s. */
export async function waitUntilReady(child: Child, name: string, url: string): Promise<void> {
  const deadline = AbortSignal.timeout(20_000);
  const state = { ended: false };
  void child.ended.then(() => {
    state.ended = true;
  });
  while (!(await answers(url))) {
    if (state.ended) throw new Error(`${name} did not start: ${child.complaint()}`);
    if (deadline.aborted) {
      child.kill();
      throw new Error(`${name} did not answer at ${url} within 20 s: ${child.complaint()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
