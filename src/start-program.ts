import { enableCompileCache } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const oldestNode = 24;

/** Loads the program and runs it; on a Node without what it needs, says so in one line instead. */
export async function startProgram(args: readonly string[]): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    process.stderr.write(
      `onduty: needs Node ${oldestNode} or newer, this is ${process.version}: install it from https://nodejs.org\n`,
    );
    process.exitCode = 2;
    return;
  }
  keepCompiledCode();
  process.stdout.on('error', endUnread);
  const { runProgram } = await import('./commands/program.ts');
  await runProgram('onduty', args);
}

/** `onduty slo | head -1`: the reader has gone, which is no fault. A full disk is one. */
function endUnread(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(
    `onduty: the output could not be written (${error.message}); what was asked may be done all the same\n`,
  );
  process.exit(3);
}

/** Compiled code is kept between runs: 20 ms of every start. Where it can't be, Node goes on without. */
function keepCompiledCode(): void {
  const cache = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
  enableCompileCache(path.join(cache, 'onduty/code'));
}
