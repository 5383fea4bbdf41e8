import { constants } from 'node:os';

/** Why a session ends other than by its own quit. */
export type Death =
  | { readonly kind: 'signal'; readonly code: number }
  | { readonly kind: 'error'; readonly error: unknown }
  /** The terminal is gone: nothing can be written any more. */
  | { readonly kind: 'hung-up' };

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Calls `onDeath` for a signal that ends the program (with the shell's code for it, 128 + number),
 * for an error nobody caught, and for a terminal that went away. Returns how to stop watching.
 */
export function watchForDeath(onDeath: (death: Death) => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void =>
    onDeath({ kind: 'signal', code: 128 + constants.signals[signal] });
  const onError = (error: unknown): void => onDeath({ kind: 'error', error });
  const onStreamError = (): void => onDeath({ kind: 'hung-up' });
  for (const signal of signals) process.on(signal, onSignal);
  process.on('uncaughtException', onError);
  process.on('unhandledRejection', onError);
  process.stdout.on('error', onStreamError);
  process.stdin.on('error', onStreamError);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off('uncaughtException', onError);
    process.off('unhandledRejection', onError);
  };
}
