/** Someone who wants to know of changes. */
export type Watching = {
  /** Called after a change, once for several; perhaps once too often, never too seldom. */
  readonly onChange: () => void;
  /** Number of the newest event. */
  readonly revision: () => Promise<number>;
};

const everyMs = 1_000;
const longestPauseMs = 15_000;

/**
 * Looks each second whether the revision has moved, less often while there is no answer. Gives what
 * ends it.
 */
export function watchRevision({ onChange, revision }: Watching): () => void {
  let known: number | null = null;
  let failures = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const found = await revision().catch(() => null);
    if (stopped) return;
    // Also for the first answer, at the beginning or after none: something may have been missed.
    if (found !== null && (found !== known || failures > 0)) onChange();
    failures = found === null ? failures + 1 : 0;
    known = found ?? known;
    timer = setTimeout(() => void look(), Math.min(everyMs * 2 ** failures, longestPauseMs));
    timer.unref();
  }

  void look();
  return () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
  };
}
