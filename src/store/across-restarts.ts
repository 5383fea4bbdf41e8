import { setTimeout as pause } from 'node:timers/promises';
import { isAway, isLost } from './postgres-errors.ts';

const shortestPauseMs = 50;
const longestPauseMs = 500;
const patienceMs = 5_000;

/**
 * Runs `work`, again when the server went away in the middle of it, until it is back or five seconds
 * have passed; then the first error counts. A server that was not there to begin with is not waited
 * for. `work` must be safe to repeat even when it was done and only the answer was lost.
 */
export async function acrossRestarts<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs;
  let first: unknown = null;
  for (let longest = shortestPauseMs; ; longest = Math.min(longest * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (first === null && !isLost(error) && !isStarting(error)) throw error;
      if (first !== null && !isLost(error) && !isAway(error)) throw error;
      first ??= error;
      if (performance.now() > deadline) throw first;
    }
    await pause(longest * (0.5 + 0.5 * Math.random()));
  }
}

function isStarting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57P03';
}
