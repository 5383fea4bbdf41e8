import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { StoreLocation } from '../../src/config/config.ts';

export type StoreProcess = {
  readonly child: ChildProcess;
  /** Lines it has said since it was ready. */
  readonly lines: readonly string[];
  begin(): void;
  /** Resolves when it has said `count` lines, or ended. */
  saidLines(count: number): Promise<void>;
  ended(): Promise<number | null>;
};

/** A real process that works on a store, ready to begin. */
export async function startStoreProcess(
  location: StoreLocation,
  actor: string,
  job: 'acknowledge' | 'note' | 'send' | 'pass-deadline',
  count: number,
): Promise<StoreProcess> {
  const script = path.join(import.meta.dirname, 'store-worker.ts');
  const child = spawn(
    process.execPath,
    [script, JSON.stringify(location), actor, job, String(count)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exit = once(child, 'exit');
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const [first] = await Promise.race([once(reader, 'line'), exit]);
  if (first !== '"ready"') throw new Error(`the store process did not start: ${String(first)}`);
  reader.on('line', (line) => lines.push(line));
  const closed = once(reader, 'close');
  return {
    child,
    lines,
    begin: () => child.stdin.write('go\n'),
    saidLines: async (wanted) => {
      while (lines.length < wanted && child.exitCode === null && child.signalCode === null) {
        await Promise.race([once(reader, 'line'), exit]);
      }
    },
    ended: async () => {
      await Promise.all([exit, closed]);
      return child.exitCode;
    },
  };
}
