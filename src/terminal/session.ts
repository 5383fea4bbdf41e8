import { constants } from 'node:os';
import { render } from 'ink';
import { type Death, watchForDeath } from './death-watch.ts';
import { clearScreen } from './escapes.ts';
import { keepInkOutputCaches } from './ink-output-caches.ts';
import { suspendProcess, withTerminalGiven } from './suspend.ts';

type Element = Parameters<typeof render>[0];

export type SessionOptions = {
  /** Called when the program goes on after Ctrl-Z and `fg`. */
  readonly onContinue?: () => void;
};

/** A full-screen program on the terminal. */
export type Session = {
  /**
   * The exit code, once the terminal is as it was found: 0 after `quit`, 128 + n after a signal.
   * Rejects with what was thrown by a screen or by anything nobody caught.
   */
  readonly closed: Promise<number>;
  /** Settles when the first frame is written: whatever is slow to load can wait for it. */
  readonly drawn: Promise<void>;
  /** Puts another element in the first one's place; settles when it is drawn. */
  show(next: Element): Promise<void>;
  quit(): void;
  /** Clears and draws everything again. */
  redraw(): void;
  /** Ctrl-Z. */
  suspend(): void;
  /** Gives the terminal, as it was found, to something else until that is done. */
  lend<T>(work: () => Promise<T>): Promise<T>;
  /** Writes a sequence that moves no cursor and draws nothing. */
  write(sequence: string): void;
};

/** Shows the element on the alternate screen until `quit`, a signal or an error. */
export function openSession(first: Element, options: SessionOptions = {}): Session {
  const { stdout } = process;
  let element = first;
  keepInkOutputCaches();
  // An empty first frame: the alternate screen keeps the shell's cursor row, so it is cleared before
  // the real first frame, and Ink alone enters it (twice would lose the shell's saved cursor).
  const app = render(null, {
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
    maxFps: 120,
    exitOnCtrlC: false,
  });
  let lent = false;
  const clear = (): void => {
    if (lent) return;
    app.clear();
    stdout.write(clearScreen);
  };
  const redraw = (): void => {
    clear();
    app.rerender(element);
  };
  redraw();
  // Ink's incremental frames leave wrong lines after a resize unless the screen starts empty.
  stdout.on('resize', clear);
  const suspend = (): void => {
    void suspendProcess(stdout).then(() => {
      redraw();
      options.onContinue?.();
    });
  };
  const lend = async <T>(work: () => Promise<T>): Promise<T> => {
    lent = true;
    try {
      return await withTerminalGiven(stdout, work);
    } finally {
      lent = false;
      redraw();
    }
  };
  const closed = untilClosed(app, () => lent).finally(() => stdout.off('resize', clear));
  // Whoever waits for the end may still be waiting for the first frame when it comes.
  closed.catch(() => undefined);
  return {
    closed,
    drawn: app.waitUntilRenderFlush(),
    show: (next) => {
      element = next;
      app.rerender(element);
      return app.waitUntilRenderFlush();
    },
    quit: () => app.unmount(),
    redraw,
    suspend,
    lend,
    write: (sequence) => void stdout.write(sequence),
  };
}

/** Waits for the end, whoever brings it, and gives the terminal back before saying how it was. */
async function untilClosed(app: ReturnType<typeof render>, isLent: () => boolean): Promise<number> {
  let death: Death | null = null;
  const stopWatching = watchForDeath((cause) => {
    // Ctrl-C in an editor is the editor's.
    if (isLent() && cause.kind === 'signal' && cause.code === interrupted) return;
    death ??= cause;
    app.unmount();
  });
  try {
    await app.waitUntilExit();
    return codeFor(death);
  } finally {
    stopWatching();
  }
}

const interrupted = 128 + constants.signals.SIGINT;

function codeFor(death: Death | null): number {
  if (death === null) return 0;
  if (death.kind === 'hung-up') return 128 + constants.signals.SIGHUP;
  if (death.kind === 'error') throw death.error;
  return death.code;
}
