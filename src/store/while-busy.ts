import { setTimeout as pause } from 'node:timers/promises';

const shortestPauseMs = 2;
const longestPauseMs = 50;
const patienceMs = 10_000;

/**
 * Runs `work`, again while it fails with an error that `isBusy` knows, up to ten seconds. The pauses
 * grow and are random, so that two writers don't meet again and again.
 */
export async function whileBusy<T>(
  work: () => Promise<T>,
  isBusy: (error: unknown) => boolean,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (let longest = shortestPauseMs; ; longest = Math.min(longest * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
    }
    await pause(shortestPauseMs + Math.random() * longest);
  }
}
