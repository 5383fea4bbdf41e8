import { afterAll, beforeAll } from 'vitest';
import type { Programs } from '../../src/demo/programs.ts';

/** Starts a server before the tests around this and stops it after them. Call what it gives within a test. */
export function duringTests<Server extends { stop(): Promise<void> }>(
  programs: Programs | null,
  start: (programs: Programs) => Promise<Server>,
): () => Server {
  let server: Server | null = null;
  beforeAll(async () => {
    if (programs !== null) server = await start(programs);
  }, 120_000);
  afterAll(() => server?.stop());
  return () => {
    if (server === null) throw new Error('the server has not started');
    return server;
  };
}
