/** Runs a task when its turn comes. Throws what `aborted` makes if the signal ends the wait. */
export type Limit = <T>(task: () => Promise<T>, signal: AbortSignal) => Promise<T>;

type Waiter = { readonly start: () => void };

/** Lets at most `most` tasks run at a time; the others wait in the order they came. */
export function createLimit(most: number, aborted: () => Error): Limit {
  const queue = new Set<Waiter>();
  let running = 0;

  function turn(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(aborted());
    if (running < most) {
      running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        queue.delete(waiter);
        reject(aborted());
      };
      const waiter = {
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      queue.add(waiter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  function handOver(): void {
    const [next] = queue;
    if (!next) {
      running -= 1;
      return;
    }
    queue.delete(next);
    next.start();
  }

  return async (task, signal) => {
    await turn(signal);
    try {
      return await task();
    } finally {
      handOver();
    }
  };
}
