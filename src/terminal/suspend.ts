import instances from 'ink/build/instances.js';
import { letInputGo } from './let-input-go.ts';

/** Stops the program as Ctrl-Z does, with the terminal given back; settles when it goes on. */
export async function suspendProcess(stdout: NodeJS.WritableStream): Promise<void> {
  await withTerminalGiven(stdout, stopUntilContinued);
}

/** Does something with the terminal given back as it was found; settles when it is taken again. */
export async function withTerminalGiven<T>(
  stdout: NodeJS.WritableStream,
  work: () => Promise<T>,
): Promise<T> {
  const ink = instances.get(stdout);
  // After the last frame there is nothing to give back.
  if (ink === undefined) return work();
  const { promise, resolve } = Promise.withResolvers<T>();
  await ink.suspendTerminal(async () => {
    await letInputGo(process.stdin);
    resolve(await work());
  });
  return promise;
}

async function stopUntilContinued(): Promise<void> {
  // With its input let go nothing else may keep the loop alive until the stop takes effect.
  const alive = setInterval(() => undefined, 60_000);
  await new Promise<void>((resolve) => {
    process.once('SIGCONT', () => resolve());
    // The whole group: the shell waits for npm or npx around this process, not for it alone.
    process.kill(0, 'SIGTSTP');
  });
  clearInterval(alive);
}
