const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs what has no end of its own; Ctrl-C ends it in order, a second one at once. */
export async function untilInterrupted(
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  for (const signal of signals) process.once(signal, end);
  try {
    await work(ended.signal);
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}
